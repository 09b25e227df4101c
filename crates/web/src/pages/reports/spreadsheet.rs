//! Lines of text as a file for a spreadsheet, in which no cell is a formula.

/// Characters with which spreadsheets, in one country or another, begin a formula.
const FORMULA: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];
/// Characters that cannot be seen and may stand before one.
const UNSEEN: [char; 6] = ['\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}'];

/// Comma separated values with a mark that tells spreadsheets that the letters are Unicode.
pub fn csv(lines: &[Vec<String>]) -> String {
    let mut text = String::from("\u{feff}");
    for line in lines {
        text.push_str(&line.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","));
        text.push_str("\r\n");
    }
    text
}

fn quoted(cell: &str) -> String {
    let begins = cell.trim_start_matches(|c: char| UNSEEN.contains(&c) || c == ' ').chars().next();
    let plain = if begins.is_some_and(|first| FORMULA.contains(&first)) { "'" } else { "" };
    format!("\"{plain}{}\"", cell.replace('"', "\"\"").replace('\0', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "\u{200b}=1", "\u{feff}+1", "\0=1"]
        {
            assert!(quoted(cell).starts_with("\"'"), "{cell:?} became {}", quoted(cell));
        }
    }

    #[test]
    fn words_and_counts_stay_as_they_are() {
        assert_eq!(
            csv(&[vec!["Source".into(), "Counts".into()], vec!["Police, \"999\"".into(), "c".into()]]),
            "\u{feff}\"Source\",\"Counts\"\r\n\"Police, \"\"999\"\"\",\"c\"\r\n"
        );
    }
}
