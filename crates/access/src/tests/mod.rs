//! What the policies promise: told as stories, compared with rules written a second time, and held to theorems.

mod generated;
mod oracle;
mod planted;
mod release;
mod stories;
mod theorems;
