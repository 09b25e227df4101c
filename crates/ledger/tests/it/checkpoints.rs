//! Signed checkpoints: what is written, what is read back, and what is not believed.

use ledger::*;
use proptest::prelude::*;

fn aldermoor() -> (Checkpoint, SigningKey) {
    let root = root_of(&[TreeHash::of_leaf(b"first"), TreeHash::of_leaf(b"second")]);
    let checkpoint = Checkpoint { origin: "aldermoor.example/ledger".into(), size: 2, root };
    (checkpoint, SigningKey::from_bytes(&[42; 32]))
}

const NAME: &str = "aldermoor.example/ledger";

#[test]
fn a_checkpoint_is_three_lines_and_a_signature_that_a_person_can_read() {
    let (checkpoint, key) = aldermoor();
    let text = checkpoint.sign(&key, NAME).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[..2], ["aldermoor.example/ledger", "2"]);
    assert_eq!(lines[2].len(), 44);
    assert_eq!(lines[3], "");
    assert!(lines[4].starts_with("— aldermoor.example/ledger "));
    assert_eq!(Checkpoint::parse(&text), Ok(checkpoint.clone()));
    assert_eq!(Checkpoint::parse_and_verify(&text, &key.verifying_key(), NAME), Ok(checkpoint));
}

#[test]
fn the_published_checkpoint_of_another_log_is_read() {
    // The example in the definition of the format.
    let published = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";
    let checkpoint = Checkpoint::parse(published).unwrap();
    assert_eq!((checkpoint.origin.as_str(), checkpoint.size), ("example.com/behind-the-sofa", 20_852_163));
    assert_eq!(checkpoint.to_string(), published[..published.find("\n\n").unwrap() + 1]);
}

#[test]
fn a_checkpoint_signed_with_another_key_is_not_believed() {
    let (checkpoint, key) = aldermoor();
    let other = SigningKey::from_bytes(&[43; 32]);
    let text = checkpoint.sign(&other, NAME).unwrap();
    assert_eq!(Checkpoint::parse_and_verify(&text, &key.verifying_key(), NAME), Err(NoteError::Unsigned));
    assert_eq!(
        Checkpoint::parse_and_verify(&text, &other.verifying_key(), "bracken.example"),
        Err(NoteError::Unsigned)
    );
}

#[test]
fn a_witness_may_sign_below_and_is_believed_by_its_own_key() {
    let (checkpoint, key) = aldermoor();
    let witness = SigningKey::from_bytes(&[7; 32]);
    let text = checkpoint.sign(&key, NAME).unwrap();
    let witnessed = checkpoint.sign(&witness, "bracken.example").unwrap();
    let both = format!("{text}{}", &witnessed[witnessed.find('—').unwrap()..]);
    assert!(Checkpoint::parse_and_verify(&both, &key.verifying_key(), NAME).is_ok());
    assert!(Checkpoint::parse_and_verify(&both, &witness.verifying_key(), "bracken.example").is_ok());
}

#[test]
fn lines_after_the_root_are_somebody_elses_business() {
    let (checkpoint, _) = aldermoor();
    let note = |body: &str| format!("{body}\n— {NAME} AAAAAAAA\n");
    assert_eq!(Checkpoint::parse(&note(&format!("{checkpoint}an extension\n"))), Ok(checkpoint));
}

#[test]
fn what_is_not_a_checkpoint_is_refused() {
    let (checkpoint, _) = aldermoor();
    let [origin, size, root]: [String; 3] =
        checkpoint.to_string().lines().map(str::to_owned).collect::<Vec<_>>().try_into().unwrap();
    let note = |lines: &[&str]| format!("{}\n\n— {NAME} AAAAAAAA\n", lines.join("\n"));
    assert!(Checkpoint::parse(&note(&[&origin, &size, &root])).is_ok());
    let wrong = [
        note(&[&origin, &size]),
        note(&["", &size, &root]),
        note(&[&origin, "02", &root]),
        note(&[&origin, "-2", &root]),
        note(&[&origin, "2 ", &root]),
        note(&[&origin, "99999999999999999999", &root]),
        note(&[&origin, &size, &root[..40]]),
        note(&[&origin, &size, "root"]),
        note(&[&origin, &size, &root, ""]),
        note(&[&format!("{origin}\r"), &size, &root]),
        checkpoint.to_string(),
        format!("{checkpoint}\n"),
        format!("{checkpoint}\n— {NAME} AAAAAAAA"),
        format!("{checkpoint}\n- {NAME} AAAAAAAA\n"),
        format!("{checkpoint}\n— {NAME} not base64\n"),
        format!("{checkpoint}\n— {NAME} AAAA\n"),
        format!("{checkpoint}{}\n— {NAME} AAAAAAAA\n", "x".repeat(NOTE_BYTES_MAX)),
        String::new(),
    ];
    for wrong in wrong {
        assert!(Checkpoint::parse(&wrong).is_err(), "{wrong:?} was read as a checkpoint");
    }
}

#[test]
fn an_origin_of_two_lines_cannot_be_signed() {
    let (checkpoint, key) = aldermoor();
    for origin in ["", "aldermoor\n7"] {
        let wrong = Checkpoint { origin: origin.into(), ..checkpoint.clone() };
        assert_eq!(wrong.sign(&key, NAME), Err(NoteError::NotACheckpoint));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_checkpoint_reads_back_as_it_was_signed(origin in "[a-z0-9./ ]{1,30}", size: u64, root: [u8; 32], seed: [u8; 32]) {
        let checkpoint = Checkpoint { origin, size, root: TreeHash(root) };
        let key = SigningKey::from_bytes(&seed);
        let text = checkpoint.sign(&key, NAME).unwrap();
        prop_assert_eq!(Checkpoint::parse_and_verify(&text, &key.verifying_key(), NAME), Ok(checkpoint));
        let verifier = VerifierKey::new(NAME, key.verifying_key()).unwrap();
        prop_assert_eq!(verifier.to_string().parse(), Ok(verifier));
    }

    #[test]
    fn no_text_makes_the_reader_stumble(text in "\\PC{0,40}(\n{1,2}\\PC{0,40}){0,6}") {
        let (_, key) = aldermoor();
        prop_assert!(Checkpoint::parse_and_verify(&text, &key.verifying_key(), NAME).is_err());
        let _ = Checkpoint::parse(&text);
        let _ = text.parse::<VerifierKey>();
        let _ = Frontier::from_text(&text);
    }
}
