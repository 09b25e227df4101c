//! The Merkle tree against the vectors that other implementations publish, and against the definition in RFC 6962.

use ledger::*;
use proptest::prelude::*;

/// The eight leaves on which implementations of RFC 6962 test themselves.
const LEAVES: [&[u8]; 8] =
    [b"", b"\x00", b"\x10", b"\x20\x21", b"\x30\x31", b"\x40\x41\x42\x43", b"PQRSTUVW", b"`abcdefghijklmno"];

/// The roots over none of them, the first, the first two and so on.
const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

fn published_leaves() -> Vec<TreeHash> {
    LEAVES.iter().map(|leaf| TreeHash::of_leaf(leaf)).collect()
}

fn hashes(texts: &[&str]) -> Vec<TreeHash> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

#[test]
fn the_published_leaves_have_the_published_roots() {
    let leaves = published_leaves();
    for (size, root) in ROOTS.iter().enumerate() {
        assert_eq!(root_of(&leaves[..size]).to_string(), *root, "over {size} leaves");
    }
}

#[test]
fn the_published_inclusion_proof_comes_out() {
    let proof = InclusionProof::of(5, &published_leaves()).unwrap();
    let published = [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ];
    assert_eq!(proof.path, hashes(&published));
}

#[test]
fn the_published_consistency_proofs_come_out() {
    let leaves = published_leaves();
    let from_one = [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ];
    assert_eq!(ConsistencyProof::of(1, &leaves).unwrap().path, hashes(&from_one));
    let from_six = [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ];
    assert_eq!(ConsistencyProof::of(6, &leaves).unwrap().path, hashes(&from_six));
    let two_of_five = [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ];
    assert_eq!(ConsistencyProof::of(2, &leaves[..5]).unwrap().path, hashes(&two_of_five));
}

/// The definition in RFC 6962, 2.1, word for word.
fn defined_root(leaves: &[TreeHash]) -> TreeHash {
    use sha2::{Digest, Sha256};
    match leaves {
        [] => TreeHash(Sha256::digest(b"").into()),
        [leaf] => *leaf,
        _ => {
            let mut left = 1;
            while left * 2 < leaves.len() {
                left *= 2;
            }
            let (left, right) = (defined_root(&leaves[..left]), defined_root(&leaves[left..]));
            TreeHash(Sha256::digest([[1].as_slice(), &left.0, &right.0].concat()).into())
        }
    }
}

fn any_leaves() -> impl Strategy<Value = Vec<TreeHash>> {
    prop::collection::vec(any::<[u8; 4]>().prop_map(|leaf| TreeHash::of_leaf(&leaf)), 1..70)
}

fn with_one_bit_turned(hash: TreeHash, bit: u8) -> TreeHash {
    let mut bytes = hash.0;
    bytes[usize::from(bit / 8)] ^= 1 << (bit % 8);
    TreeHash(bytes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_frontier_has_the_defined_root_after_every_leaf_and_after_a_restart(leaves in any_leaves()) {
        let mut frontier = Frontier::new();
        for size in 0..leaves.len() {
            prop_assert_eq!(frontier.root(), defined_root(&leaves[..size]));
            frontier = Frontier::from_text(&frontier.to_text()).unwrap();
            frontier.append(leaves[size]);
            prop_assert_eq!(frontier.size(), size as u64 + 1);
        }
    }

    #[test]
    fn an_inclusion_proof_proves_its_leaf_in_its_place_and_nothing_else(leaves in any_leaves(), at in any::<prop::sample::Index>(), bit: u8) {
        let (index, root) = (at.index(leaves.len()), defined_root(&leaves));
        let proof = InclusionProof::of(index, &leaves).unwrap();
        prop_assert!(proof.proves(leaves[index], root));
        prop_assert!(!proof.proves(with_one_bit_turned(leaves[index], bit), root));
        prop_assert!(!proof.proves(leaves[index], with_one_bit_turned(root, bit)));
        for (place, beside) in proof.path.iter().enumerate() {
            let mut changed = proof.clone();
            changed.path[place] = with_one_bit_turned(*beside, bit);
            prop_assert!(!changed.proves(leaves[index], root));
        }
        let mut longer = proof.clone();
        longer.path.push(root);
        prop_assert!(!longer.proves(leaves[index], root));
        let mut shorter = proof.clone();
        if shorter.path.pop().is_some() {
            prop_assert!(!shorter.proves(leaves[index], root));
        }
        for other in (0..leaves.len()).filter(|other| *other != index) {
            let elsewhere = InclusionProof { index: other as u64, ..proof.clone() };
            prop_assert!(!elsewhere.proves(leaves[index], root));
        }
        let outside = InclusionProof { index: proof.size, ..proof };
        prop_assert!(!outside.proves(leaves[index], root));
        prop_assert_eq!(InclusionProof::of(leaves.len(), &leaves), None);
    }

    #[test]
    fn a_consistency_proof_proves_that_nothing_before_was_changed(leaves in any_leaves(), at in any::<prop::sample::Index>(), bit: u8) {
        let old_size = at.index(leaves.len() + 1);
        let (old_root, root) = (defined_root(&leaves[..old_size]), defined_root(&leaves));
        let proof = ConsistencyProof::of(old_size, &leaves).unwrap();
        prop_assert!(proof.proves(old_root, root));
        prop_assert!(!proof.proves(with_one_bit_turned(old_root, bit), root));
        if old_size > 0 {
            prop_assert!(!proof.proves(old_root, with_one_bit_turned(root, bit)));
            // History was rewritten: another first leaf, everything after it as before.
            let mut rewritten = leaves.clone();
            rewritten[0] = with_one_bit_turned(leaves[0], bit);
            let forged = ConsistencyProof::of(old_size, &rewritten).unwrap();
            prop_assert!(!forged.proves(old_root, defined_root(&rewritten)));
        }
        for (place, beside) in proof.path.iter().enumerate() {
            let mut changed = proof.clone();
            changed.path[place] = with_one_bit_turned(*beside, bit);
            prop_assert!(!changed.proves(old_root, root));
        }
        let mut longer = proof.clone();
        longer.path.push(root);
        prop_assert!(!longer.proves(old_root, root));
        prop_assert_eq!(ConsistencyProof::of(leaves.len() + 1, &leaves), None);
    }
}

#[test]
fn a_leaf_cannot_pass_as_a_node() {
    let leaves = published_leaves();
    let node = [leaves[0].0, leaves[1].0].concat();
    assert_ne!(TreeHash::of_leaf(&node), root_of(&leaves[..2]));
}

#[test]
fn a_frontier_reads_only_what_a_frontier_wrote() {
    let mut frontier = Frontier::new();
    frontier.extend(published_leaves().into_iter().take(5));
    let text = frontier.to_text();
    assert_eq!(Frontier::from_text(&text), Ok(frontier));
    assert_eq!(Frontier::from_text("0"), Ok(Frontier::new()));
    let wrong = [
        "",
        " ",
        "1",
        "00",
        "+0",
        "-1",
        "0 ",
        &text[1..],
        &text.replace(' ', "  "),
        &text.to_uppercase(),
        &text[..text.len() - 1],
    ];
    for wrong in wrong {
        assert!(Frontier::from_text(wrong).is_err(), "{wrong:?} was read as a frontier");
    }
}
