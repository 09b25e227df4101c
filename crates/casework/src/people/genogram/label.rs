//! Labels under signs: text broken into lines that fit, by an estimate of its width, since nobody knows the reader's font.

/// Size of names.
pub(super) const NAME_SIZE: f64 = 15.0;

/// Size of everything else. Smaller could not be read on paper.
pub(super) const SMALL_SIZE: f64 = 14.0;

/// Lines that a name may take, or what is said below it: more would push the generations apart.
const LINES_MAX: usize = 3;

/// One line of a label.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TextLine {
    pub(super) text: String,
    pub(super) size: f64,
    pub(super) is_bold: bool,
}

/// A name and what is said below it, each on lines of its own.
pub(super) fn lines(name: &str, below: &[String], is_bold: bool, width_max: f64) -> Vec<TextLine> {
    let name = wrapped(name, NAME_SIZE, is_bold, width_max);
    let name = name.into_iter().map(|text| TextLine { text, size: NAME_SIZE, is_bold });
    let below: Vec<String> = below.iter().flat_map(|said| wrapped(said, SMALL_SIZE, false, width_max)).collect();
    name.chain(below.into_iter().map(|text| TextLine { text, size: SMALL_SIZE, is_bold: false })).collect()
}

/// Breaks between words, into a few lines at most; what does not fit is cut with an ellipsis.
fn wrapped(text: &str, size: f64, is_bold: bool, width_max: f64) -> Vec<String> {
    let fits = |line: &str| width(line, size, is_bold) <= width_max;
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let is_last = lines.len() == LINES_MAX;
        match lines.last_mut() {
            Some(line) if is_last || fits(&format!("{line} {word}")) => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines.into_iter().map(|line| if fits(&line) { line } else { cut(&line, size, is_bold, width_max) }).collect()
}

fn cut(line: &str, size: f64, is_bold: bool, width_max: f64) -> String {
    let characters: Vec<char> = line.chars().collect();
    let mut kept = characters.len();
    while kept > 0 {
        let text: String = characters[..kept].iter().chain(&['…']).collect();
        // A family emoji or a letter with its accents is several characters that must stay together.
        let is_whole = kept == characters.len() || !(joins(characters[kept]) || characters[kept - 1] == '\u{200d}');
        if is_whole && width(&text, size, is_bold) <= width_max {
            return text;
        }
        kept -= 1;
    }
    "…".to_owned()
}

/// Whether a character belongs to the one before it.
fn joins(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

/// About how wide a text is: generous, since a label that is too wide would run into the next.
pub(super) fn width(text: &str, size: f64, is_bold: bool) -> f64 {
    let of = |character: char| match character {
        'i' | 'j' | 'l' | 'I' | '\'' | '’' | '.' | ',' | ':' | '|' | '!' => 0.28,
        'f' | 't' | 'r' | ' ' | '-' | '(' | ')' => 0.36,
        'm' | 'w' | 'M' | 'W' | '@' => 0.9,
        'A'..='Z' => 0.7,
        ' '..='~' => 0.56,
        _ if joins(character) => 0.0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}' => 1.0,
        '\u{2600}'..='\u{27bf}' | '\u{1f000}'.. => 1.4,
        _ => 0.66,
    };
    text.chars().map(of).sum::<f64>() * size * if is_bold { 1.08 } else { 1.0 }
}
