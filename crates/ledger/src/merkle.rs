//! The Merkle tree of RFC 6962: the root that commits to every entry, the frontier from which the next root follows, and the two
//! proofs. No tree is kept: a proof is made from the leaf hashes when somebody asks for it.

use crate::hexadecimal;
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

/// The hash of a leaf, of a node or of a whole tree. Written as 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TreeHash(pub [u8; 32]);

impl TreeHash {
    /// The root of a tree without leaves.
    pub fn of_nothing() -> Self {
        TreeHash(Sha256::digest([]).into())
    }

    /// Of one leaf. The byte in front keeps a leaf from passing as a node.
    pub fn of_leaf(leaf: &[u8]) -> Self {
        TreeHash(Sha256::new().chain_update([0x00]).chain_update(leaf).finalize().into())
    }

    fn of_node(left: TreeHash, right: TreeHash) -> Self {
        let mut node = [0x01; 65];
        node[1..33].copy_from_slice(&left.0);
        node[33..].copy_from_slice(&right.0);
        TreeHash(Sha256::digest(node).into())
    }
}

impl fmt::Display for TreeHash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&hexadecimal::write(&self.0))
    }
}

/// The text is not what this crate writes for a hash or a frontier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the text of a Merkle tree's {0}")]
pub struct NotOfATree(&'static str);

impl FromStr for TreeHash {
    type Err = NotOfATree;

    fn from_str(text: &str) -> Result<Self, NotOfATree> {
        hexadecimal::read(text).map(TreeHash).ok_or(NotOfATree("hash"))
    }
}

/// The right-hand edge of a growing tree: the roots of its complete parts, the largest first. All that the next root needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    /// One for each 1 in the binary form of `size`.
    peaks: Vec<TreeHash>,
}

impl Frontier {
    /// Of a tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many leaves the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf at the end.
    pub fn append(&mut self, leaf: TreeHash) {
        let mut peak = leaf;
        // Adding one carries through every trailing 1, and each carry joins two parts of equal height.
        for _ in 0..self.size.trailing_ones() {
            let left = self.peaks.pop().expect("one peak for each 1 in the size");
            peak = TreeHash::of_node(left, peak);
        }
        self.peaks.push(peak);
        self.size += 1;
    }

    /// The root of the whole tree.
    pub fn root(&self) -> TreeHash {
        let joined = self.peaks.iter().rev().copied().reduce(|right, left| TreeHash::of_node(left, right));
        joined.unwrap_or_else(TreeHash::of_nothing)
    }

    /// As text for the store's head row: the size and the peaks, with a space between each.
    pub fn to_text(&self) -> String {
        self.peaks.iter().fold(self.size.to_string(), |text, peak| format!("{text} {peak}"))
    }

    /// From what [`Frontier::to_text`] gave, and from nothing else.
    pub fn from_text(text: &str) -> Result<Self, NotOfATree> {
        let wrong = NotOfATree("frontier");
        let mut words = text.split(' ');
        let size = words.next().and_then(plain_decimal).ok_or(wrong)?;
        let peaks: Vec<TreeHash> = words.map(str::parse).collect::<Result<_, _>>().map_err(|_| wrong)?;
        if peaks.len() != size.count_ones() as usize {
            return Err(wrong);
        }
        Ok(Frontier { size, peaks })
    }
}

impl Extend<TreeHash> for Frontier {
    fn extend<T: IntoIterator<Item = TreeHash>>(&mut self, leaves: T) {
        leaves.into_iter().for_each(|leaf| self.append(leaf));
    }
}

/// The root over these leaves.
pub fn root_of(leaves: &[TreeHash]) -> TreeHash {
    let mut frontier = Frontier::new();
    frontier.extend(leaves.iter().copied());
    frontier.root()
}

/// A whole number written in the one usual way: digits only, no zero in front.
pub(crate) fn plain_decimal(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

/// How many leaves go to the left of a tree of two leaves or more: the largest power of two that leaves some for the right.
fn left_of(size: usize) -> usize {
    1 << (size - 1).ilog2()
}

/// That one leaf stands at one place in a tree, for somebody who holds only the leaf and the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InclusionProof {
    /// The place of the leaf, counted from 0: one less than the entry's sequence.
    pub index: u64,
    /// How many leaves the tree has.
    pub size: u64,
    /// The hashes beside the way from the leaf to the root.
    pub path: Vec<TreeHash>,
}

impl InclusionProof {
    /// For the leaf at `index` of the tree over `leaves`; `None` if there is no such leaf.
    pub fn of(index: usize, leaves: &[TreeHash]) -> Option<Self> {
        let (mut part, mut at, mut path) = (leaves, index, Vec::new());
        if index >= leaves.len() {
            return None;
        }
        while part.len() > 1 {
            let (left, right) = part.split_at(left_of(part.len()));
            if at < left.len() {
                path.push(root_of(right));
                part = left;
            } else {
                path.push(root_of(left));
                at -= left.len();
                part = right;
            }
        }
        path.reverse();
        Some(InclusionProof { index: index as u64, size: leaves.len() as u64, path })
    }

    /// Does it prove that this leaf stands in the tree with this root? (RFC 9162, 2.1.3.2.)
    pub fn proves(&self, leaf: TreeHash, root: TreeHash) -> bool {
        if self.index >= self.size {
            return false;
        }
        let (mut at, mut last) = (self.index, self.size - 1);
        let mut hash = leaf;
        for beside in &self.path {
            if last == 0 {
                return false;
            }
            if at & 1 == 1 || at == last {
                hash = TreeHash::of_node(*beside, hash);
                // A lone leaf at the right edge climbs without a partner until it is a right-hand child.
                let climbed = at.trailing_zeros();
                at >>= climbed;
                last >>= climbed;
            } else {
                hash = TreeHash::of_node(hash, *beside);
            }
            at >>= 1;
            last >>= 1;
        }
        last == 0 && hash == root
    }
}

/// That a smaller tree is the beginning of a larger one, for somebody who holds only the two roots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsistencyProof {
    /// How many leaves the smaller tree has.
    pub old_size: u64,
    /// How many leaves the larger tree has.
    pub size: u64,
    /// The hashes from which both roots follow.
    pub path: Vec<TreeHash>,
}

impl ConsistencyProof {
    /// That the tree over the first `old_size` leaves is the beginning of the tree over all; `None` if there are fewer.
    pub fn of(old_size: usize, leaves: &[TreeHash]) -> Option<Self> {
        if old_size > leaves.len() {
            return None;
        }
        let (mut part, mut old, mut path) = (leaves, old_size, Vec::new());
        // Whether this part of the old tree is all of it, so that the asker knows its hash already.
        let mut is_old_root = true;
        while 0 < old && old < part.len() {
            let (left, right) = part.split_at(left_of(part.len()));
            if old <= left.len() {
                path.push(root_of(right));
                part = left;
            } else {
                path.push(root_of(left));
                old -= left.len();
                part = right;
                is_old_root = false;
            }
        }
        if !is_old_root {
            path.push(root_of(part));
        }
        path.reverse();
        Some(ConsistencyProof { old_size: old_size as u64, size: leaves.len() as u64, path })
    }

    /// Does it prove that the tree with the old root is the beginning of the tree with the new one? (RFC 9162, 2.1.4.2.)
    pub fn proves(&self, old_root: TreeHash, root: TreeHash) -> bool {
        if self.old_size == 0 {
            return self.path.is_empty() && old_root == TreeHash::of_nothing();
        }
        if self.old_size >= self.size {
            return self.old_size == self.size && self.path.is_empty() && old_root == root;
        }
        let (mut at, mut last) = (self.old_size - 1, self.size - 1);
        let climbed = at.trailing_ones();
        at >>= climbed;
        last >>= climbed;
        let mut path = self.path.iter().copied();
        // A complete old tree is its own first hash.
        let first = if self.old_size.is_power_of_two() { Some(old_root) } else { path.next() };
        let Some(first) = first else { return false };
        let (mut old_hash, mut hash) = (first, first);
        for beside in path {
            if last == 0 {
                return false;
            }
            if at & 1 == 1 || at == last {
                old_hash = TreeHash::of_node(beside, old_hash);
                hash = TreeHash::of_node(beside, hash);
                let climbed = at.trailing_zeros();
                at >>= climbed;
                last >>= climbed;
            } else {
                hash = TreeHash::of_node(hash, beside);
            }
            at >>= 1;
            last >>= 1;
        }
        last == 0 && old_hash == old_root && hash == root
    }
}
