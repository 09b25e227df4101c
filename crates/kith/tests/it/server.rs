//! A running server, and somebody at a browser of few manners: plain HTTP over a socket.

use crate::program::{PASSWORD, kith};
use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    process::{Child, ChildStderr, Stdio},
    thread::JoinHandle,
    time::Duration,
};

/// Longer than any answer takes on a busy machine.
const ANSWER_WITHIN: Duration = Duration::from_secs(60);

/// A `kith serve` or `kith demo` that is running. Killed when it goes out of sight.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    said: Option<JoinHandle<String>>,
}

impl Server {
    /// Starts `kith serve` on a store.
    pub fn serve(store: &str) -> Server {
        Server::start(&["serve", "--store", store, "--authority", "Aldermoor"], "info")
    }

    /// Starts a command that serves, and waits until it does.
    pub fn start(arguments: &[&str], logs: &str) -> Server {
        let mut command = kith(arguments);
        command.args(["--listen", "127.0.0.1:0"]).env("KITH_LOG", logs);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let said = std::thread::spawn({
            let stderr = child.stderr.take().unwrap();
            || read_all(stderr)
        });
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let Some(port) = line.trim().strip_prefix("Kith is at http://localhost:") else {
            child.kill().unwrap();
            panic!("the server did not start: {line}{}", said.join().unwrap());
        };
        Server { child, address: SocketAddr::from(([127, 0, 0, 1], port.parse().unwrap())), said: Some(said) }
    }

    /// Kills it as a power cut would.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, waits until it has, and gives what it said on its error output.
    #[cfg(unix)]
    pub fn stop(mut self) -> String {
        let process = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(process, rustix::process::Signal::TERM).unwrap();
        let status = self.child.wait().unwrap();
        let said = self.said.take().unwrap().join().unwrap();
        assert!(status.success(), "{said}");
        said
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read_all(mut stderr: ChildStderr) -> String {
    let mut text = String::new();
    let _ = stderr.read_to_string(&mut text);
    text
}

/// An answer.
#[derive(Debug)]
pub struct Answered {
    pub status: u16,
    pub headers: String,
    pub body: String,
}

/// Somebody who may have signed in.
#[derive(Clone, Default)]
pub struct Caller {
    cookie: String,
    token: String,
}

impl Caller {
    /// Signs in with the tests' password.
    pub fn sign_in(at: SocketAddr, name: &str) -> Caller {
        let answered = Caller::default().post(at, "/sign-in", &[("name", name), ("password", PASSWORD)]).unwrap();
        assert_eq!(answered.status, 303, "{}", answered.body);
        let cookie = answered.headers.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
        let mut caller = Caller { cookie: cookie.split(';').next().unwrap().to_owned(), token: String::new() };
        let page = caller.get(at, "/front-door/contact").unwrap().body;
        let (_, after) = page.split_once("name=\"token\" value=\"").unwrap();
        caller.token = after.split('"').next().unwrap().to_owned();
        caller
    }

    pub fn get(&self, at: SocketAddr, path: &str) -> io::Result<Answered> {
        self.call(at, "GET", path, "")
    }

    /// Sends a form.
    pub fn post(&self, at: SocketAddr, path: &str, form: &[(&str, &str)]) -> io::Result<Answered> {
        let pairs: Vec<String> = form.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect();
        let body = format!("token={}&{}", self.token, pairs.join("&"));
        self.call(at, "POST", path, &body)
    }

    /// Sends anything. An error means that the connection broke off before the whole answer was here.
    pub fn call(&self, at: SocketAddr, method: &str, path: &str, body: &str) -> io::Result<Answered> {
        let mut stream = TcpStream::connect(at)?;
        stream.set_read_timeout(Some(ANSWER_WITHIN))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.cookie,
            body.len()
        )?;
        let mut text = Vec::new();
        stream.read_to_end(&mut text)?;
        let text = String::from_utf8_lossy(&text);
        let broken = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let (head, body) = text.split_once("\r\n\r\n").ok_or_else(broken)?;
        let status = head.get(9..12).and_then(|status| status.parse().ok()).ok_or_else(broken)?;
        Ok(Answered { status, headers: head.to_owned(), body: body.to_owned() })
    }
}

fn escaped(value: &str) -> String {
    value.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
