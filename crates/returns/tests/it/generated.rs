//! A large message, made while it is read: memory stays that of one child, and lines are right to the end.

use std::io::{BufReader, Read};
use std::ops::ControlFlow;

use returns::cin::{self, Part};

use crate::child;

const CHILDREN: u32 = 20_000;

/// Writes the message as it is asked for, so that the test itself holds no more than a child.
struct Made {
    next: u32,
    ready: Vec<u8>,
}

impl Made {
    fn more(&mut self) {
        let number = self.next;
        let text = match number {
            0 => "<Message><Header/><Children>\n".to_owned(),
            1..=CHILDREN => {
                let plans = "<CINPlanDates><CINPlanStartDate>2025-04-14</CINPlanStartDate></CINPlanDates>\n".repeat(8);
                child(&format!("AM{number}"), &format!("<CINdetails>\n{plans}</CINdetails>")) + "\n"
            }
            _ if number == CHILDREN + 1 => "</Children></Message>".to_owned(),
            _ => String::new(),
        };
        self.next += 1;
        self.ready = text.into_bytes();
    }
}

impl Read for Made {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.ready.is_empty() {
            self.more();
        }
        let size = self.ready.len().min(into.len());
        into[..size].copy_from_slice(&self.ready[..size]);
        self.ready.drain(..size);
        Ok(size)
    }
}

/// The most memory that this process has held, where the system tells.
fn memory_peak_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[test]
fn twenty_thousand_children_pass_through_the_memory_of_one() {
    let before = memory_peak_kilobytes();
    let mut seen = 0;
    let summary = cin::read(BufReader::new(Made { next: 0, ready: Vec::new() }), |part| {
        if let Part::Child(child) = part {
            seen += 1;
            // Every child takes ten lines, after the first line of the file.
            assert_eq!((child.position, child.block.line), (seen - 1, seen * 10 - 8));
            assert_eq!(child.referrals().next().unwrap().plans.len(), 8);
        }
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!((seen, summary.children), (CHILDREN, CHILDREN));
    assert!(summary.bytes > 14_000_000);
    // nextest gives each test its own process. Other tests share this one otherwise, and the peak is not ours to judge.
    if let (Some(before), Some(after), Ok(_)) = (before, memory_peak_kilobytes(), std::env::var("NEXTEST")) {
        assert!(after - before < 8_000, "reading 14 MB took {} kB more", after - before);
    }
}
