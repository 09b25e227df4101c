//! Is this the same person? Probabilistic linkage of records, and the search for one person among many.
//!
//! Records of one person agree in more than chance explains; how much more is learnt from the files themselves, without labels. Fields that
//! depend on each other are weighed together: children of one household share surname and postcode, twins a date of birth too, so between them only
//! first name, sex and number tell. Every pair gets a score in bits, whose bars add up to it exactly, and belongs to one of three bands:
//! the same, ask a person, different. The same files give the same scores on any number of threads. Pure: values go in, values come out;
//! nothing is joined here.
//!
//! ```
//! use matching::{Band, Columns, Model, People, Typed};
//!
//! let mut people = People::default();
//! let kai = Typed { forename: "Kai", surname: "Okafor", birth_date: "2012-05-01", postcode: "KT18 7RL", number: "9990000018", ..Typed::default() };
//! let amara = Typed { forename: "Amara", birth_date: "2016-02-29", number: "9990000026", ..kai };
//! people.add("school-1", &kai);
//! people.add("school-2", &amara);
//! people.add("health-1", &Typed { forename: "Okafor", surname: "Kai", birth_date: "01/05/2012", ..kai });
//! people.add("health-2", &Typed { forename: "Ammara", postcode: "KT18 7RP", ..amara });
//! people.settle();
//!
//! let linked = matching::link(&people, 2, None, &mut |_| {});
//! let bands = linked.bands(Model::default().wanted);
//! let same: Vec<_> = linked.pairs.iter().filter(|pair| bands.of(pair.score) == Band::Same).map(|pair| pair.people()).collect();
//! assert_eq!(same, [(0, 2), (1, 3)]);
//!
//! let why = linked.explain(&people, &linked.pairs[0], &bands);
//! assert!(why.bars.iter().any(|bar| bar.says.starts_with("same NHS number")));
//! assert_eq!(why.bars.iter().map(|bar| bar.millibits).sum::<i64>(), why.millibits);
//! ```

mod assumed;
mod bands;
mod block;
mod chance;
mod cluster;
mod compare;
mod date;
mod distance;
mod explain;
mod fields;
mod index;
mod keys;
mod learn;
mod letters;
mod link;
mod model;
mod names;
mod nicknames;
mod number;
mod pairs;
mod people;
mod postcode;
mod reading;
mod settle;
mod sounds;
mod weights;

pub use bands::{Band, Bands};
pub use block::KeyReport;
pub use compare::Agreement;
pub use date::BirthDate;
pub use explain::{Bar, Explanation};
pub use fields::Field;
pub use index::{Entry, Found, Index, Making, Query, Relative};
pub use link::{Linked, Scored, Step, dedupe, link};
pub use model::{CannotUse, Columns, Learnt, MODEL_VERSION, Model, Wanted};
pub use number::Number;
pub use people::{People, Settled, Typed};
pub use postcode::Postcode;
pub use reading::{CannotRead, Fault, PEOPLE_MAX, Problem, read_csv};
pub use weights::probability;
