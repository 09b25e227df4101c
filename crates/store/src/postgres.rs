//! PostgreSQL: a pool of connections that act in the application's own role, which may add to the ledger and never change it.

use crate::{
    Record, Statement, StoreError,
    statement::Dialect,
    transaction::{Doing, Transaction},
};
use deadpool_postgres::{ClientWrapper, Hook, HookError, Manager, ManagerConfig, Pool, RecyclingMethod, Runtime};
use ledger::Cell;
use std::{future::poll_fn, pin::Pin, task::Poll, time::Duration};
use tokio_postgres::{
    Config, IsolationLevel, NoTls,
    types::{ToSql, Type},
};

/// What PostgreSQL's default of 100 leaves room for, with several programs beside each other.
const CONNECTIONS: usize = 16;
/// How long a request waits for a free connection before it is told that the service is busy.
const CONNECTION_WAIT: Duration = Duration::from_secs(10);
/// Statements sent ahead of their answers.
const SENT_AHEAD_MAX: usize = 64;
/// Rows that one statement inserts, when there are so many: what a statement costs by itself is then shared.
const ROWS_TOGETHER: usize = 64;
/// What the application acts as. It has no right to change or delete what is in the ledger.
pub(crate) const ROLE: &str = "kith_app";

/// A PostgreSQL store that is open.
pub(crate) struct Postgres {
    pool: Pool,
    acts_as: ActsAs,
}

/// In whose name the pool's connections act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ActsAs {
    /// [`ROLE`].
    Application,
    /// Whoever connects, because that user could not make the role.
    Itself,
    /// Whoever connects, held to reading.
    Reader,
}

impl Postgres {
    pub(crate) fn new(config: &Config, acts_as: ActsAs) -> Result<Self, StoreError> {
        // Compiling a plan takes longer than any of ours runs.
        let settings = match acts_as {
            ActsAs::Application => format!("SET jit = off; SET synchronous_commit = on; SET ROLE {ROLE}"),
            ActsAs::Itself => "SET jit = off; SET synchronous_commit = on".to_owned(),
            ActsAs::Reader => "SET jit = off; SET default_transaction_read_only = on".to_owned(),
        };
        let manager =
            Manager::from_config(config.clone(), NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
        let pool = Pool::builder(manager)
            .max_size(CONNECTIONS)
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(CONNECTION_WAIT))
            .post_create(Hook::async_fn(move |client: &mut ClientWrapper, _| {
                let settings = settings.clone();
                Box::pin(async move { client.batch_execute(&settings).await.map_err(HookError::Backend) })
            }))
            .build()
            .map_err(|error| StoreError::Database { code: "pool".into(), message: error.to_string() })?;
        Ok(Postgres { pool, acts_as })
    }

    /// A connection in the name of whoever connects: for migrations, which the application's role may not run.
    pub(crate) async fn connect_as_owner(config: &Config) -> Result<ClientWrapper, StoreError> {
        let (client, connection) = config.connect(NoTls).await?;
        let connection = tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::warn!(error = %StoreError::from(error), "the connection for migrations was lost");
            }
        });
        Ok(ClientWrapper::new(client, connection))
    }

    /// Runs work that only reads, on one unchanging picture of the store.
    pub(crate) async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<StoreError>,
        F: for<'t, 'c> FnOnce(&'t mut Transaction<'c>) -> Doing<'t, T, E>,
    {
        let mut client = self.pool.get().await.map_err(StoreError::from)?;
        let builder = client.build_transaction().read_only(true).isolation_level(IsolationLevel::RepeatableRead);
        let transaction = builder.start().await.map_err(StoreError::from)?;
        let value = work(&mut Transaction::Postgres(&transaction)).await?;
        transaction.commit().await.map_err(StoreError::from)?;
        Ok(value)
    }

    /// Runs work that writes; once this returns `Ok`, it is on the disk.
    pub(crate) async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<StoreError>,
        F: for<'t, 'c> FnOnce(&'t mut Transaction<'c>) -> Doing<'t, T, E>,
    {
        if self.acts_as == ActsAs::Reader {
            return Err(StoreError::ReadOnly.into());
        }
        let mut client = self.pool.get().await.map_err(StoreError::from)?;
        let transaction = client.transaction().await.map_err(StoreError::from)?;
        // Dropped without a commit, a transaction is rolled back.
        let value = work(&mut Transaction::Postgres(&transaction)).await?;
        transaction.commit().await.map_err(StoreError::from)?;
        Ok(value)
    }
}

pub(crate) async fn query(
    transaction: &deadpool_postgres::Transaction<'_>,
    statement: &Statement,
    cells: &[Cell],
) -> Result<Vec<Record>, StoreError> {
    let prepared = transaction.prepare_cached(statement.in_words_of(Dialect::Postgres)).await?;
    let values = bind(prepared.params(), cells.iter())?;
    let rows = transaction.query(&prepared, &borrowed(&values)).await?;
    rows.iter().map(record).collect()
}

pub(crate) async fn execute_each<C: AsRef<[Cell]> + Sync>(
    transaction: &deadpool_postgres::Transaction<'_>,
    statement: &Statement,
    each: &[C],
) -> Result<u64, StoreError> {
    let text = statement.in_words_of(Dialect::Postgres);
    let (together, left_over) = each.as_chunks::<ROWS_TOGETHER>();
    match for_many_rows(text) {
        Some(of_many) if !together.is_empty() => {
            let changed = execute_ahead(transaction, &of_many, together, |rows| {
                Box::new(rows.iter().flat_map(|cells| cells.as_ref()))
            });
            Ok(changed.await? + execute_ahead(transaction, text, left_over, of_one).await?)
        }
        Some(_) | None => execute_ahead(transaction, text, each, of_one).await,
    }
}

fn of_one<C: AsRef<[Cell]>>(cells: &C) -> Cells<'_> {
    Box::new(cells.as_ref().iter())
}

/// The values of one statement.
type Cells<'c> = Box<dyn Iterator<Item = &'c Cell> + 'c>;

/// The same statement for [`ROWS_TOGETHER`] rows, if it inserts one row of plain values and does nothing else.
fn for_many_rows(text: &str) -> Option<String> {
    let (into, row) = text.split_once("VALUES (")?;
    let columns = row.strip_suffix(')')?.split(", ").count();
    let row_of = |first: usize| {
        let places: Vec<String> = (first..first + columns).map(|place| format!("${place}")).collect();
        format!("({})", places.join(", "))
    };
    let plain = into.starts_with("INSERT INTO ") && row_of(1).strip_prefix('(') == Some(row);
    let rows: Vec<String> = (0..ROWS_TOGETHER).map(|number| row_of(number * columns + 1)).collect();
    plain.then(|| format!("{into}VALUES {}", rows.join(", ")))
}

async fn execute_ahead<P: Sync>(
    transaction: &deadpool_postgres::Transaction<'_>,
    text: &str,
    pieces: &[P],
    cells_of: impl Fn(&P) -> Cells<'_>,
) -> Result<u64, StoreError> {
    if pieces.is_empty() {
        return Ok(0);
    }
    let prepared = transaction.prepare_cached(text).await?;
    let mut changed = 0;
    for ahead in pieces.chunks(SENT_AHEAD_MAX) {
        let values =
            ahead.iter().map(|piece| bind(prepared.params(), cells_of(piece))).collect::<Result<Vec<_>, _>>()?;
        let values: Vec<Vec<&(dyn ToSql + Sync)>> = values.iter().map(|values| borrowed(values)).collect();
        for done in all(values.iter().map(|values| transaction.execute(&prepared, values))).await {
            changed += done?;
        }
    }
    Ok(changed)
}

pub(crate) async fn query_each<C: AsRef<[Cell]> + Sync>(
    transaction: &deadpool_postgres::Transaction<'_>,
    statement: &Statement,
    each: &[C],
) -> Result<Vec<Vec<Record>>, StoreError> {
    let prepared = transaction.prepare_cached(statement.in_words_of(Dialect::Postgres)).await?;
    let mut answers = Vec::with_capacity(each.len());
    for ahead in each.chunks(SENT_AHEAD_MAX) {
        let values =
            ahead.iter().map(|cells| bind(prepared.params(), cells.as_ref().iter())).collect::<Result<Vec<_>, _>>()?;
        let values: Vec<Vec<&(dyn ToSql + Sync)>> = values.iter().map(|values| borrowed(values)).collect();
        for rows in all(values.iter().map(|values| transaction.query(&prepared, values))).await {
            answers.push(rows?.iter().map(record).collect::<Result<_, _>>()?);
        }
    }
    Ok(answers)
}

pub(crate) async fn check(
    transaction: &deadpool_postgres::Transaction<'_>,
    statement: &Statement,
) -> Result<(), StoreError> {
    let prepared = transaction.prepare(statement.in_words_of(Dialect::Postgres)).await?;
    let ours = |kind: &Type| *kind == Type::INT8 || *kind == Type::TEXT;
    if prepared.params().iter().chain(prepared.columns().iter().map(tokio_postgres::Column::type_)).all(ours) {
        Ok(())
    } else {
        Err(StoreError::Unreadable("a value of a statement is neither text nor a whole number".into()))
    }
}

type Value = Box<dyn ToSql + Sync + Send>;

/// PostgreSQL says which type each placeholder has; ours are `BIGINT` and `TEXT` only.
fn bind<'c>(types: &[Type], cells: impl Iterator<Item = &'c Cell>) -> Result<Vec<Value>, StoreError> {
    let value = |(wanted, cell): (&Type, &Cell)| -> Value {
        match cell {
            Cell::Number(number) => Box::new(*number),
            Cell::Text(text) => Box::new(text.clone()),
            Cell::Empty if *wanted == Type::INT8 => Box::new(None::<i64>),
            Cell::Empty => Box::new(None::<String>),
        }
    };
    let values: Vec<Value> = types.iter().zip(cells).map(value).collect();
    if values.len() < types.len() {
        return Err(StoreError::Unreadable("a statement asks for more values than it was given".into()));
    }
    Ok(values)
}

fn borrowed(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value.as_ref() as &(dyn ToSql + Sync)).collect()
}

fn record(row: &tokio_postgres::Row) -> Result<Record, StoreError> {
    let cell = |(place, column): (usize, &tokio_postgres::Column)| -> Result<Cell, StoreError> {
        Ok(if *column.type_() == Type::INT8 {
            row.try_get::<_, Option<i64>>(place)?.map_or(Cell::Empty, Cell::Number)
        } else {
            row.try_get::<_, Option<String>>(place)?.map_or(Cell::Empty, Cell::Text)
        })
    };
    row.columns().iter().enumerate().map(cell).collect::<Result<_, _>>().map(Record)
}

/// Runs futures side by side and gives their outputs in order.
async fn all<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut waiting: Vec<Pin<Box<F>>> = futures.map(Box::pin).collect();
    let mut outputs: Vec<Option<F::Output>> = waiting.iter().map(|_| None).collect();
    poll_fn(|context| {
        let mut pending = 0;
        for (future, output) in waiting.iter_mut().zip(&mut outputs).filter(|(_, output)| output.is_none()) {
            match future.as_mut().poll(context) {
                Poll::Ready(value) => *output = Some(value),
                Poll::Pending => pending += 1,
            }
        }
        if pending == 0 { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    outputs.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_inserts_one_row_of_plain_values_is_said_of_many_rows_at_once() {
        let many = for_many_rows("INSERT INTO body (sequence, salt) VALUES ($1, $2)").unwrap();
        assert!(many.starts_with("INSERT INTO body (sequence, salt) VALUES ($1, $2), ($3, $4), "));
        assert!(many.ends_with("($127, $128)"));
        for other in [
            "INSERT INTO job (kind, attempts) VALUES ($1, 0)",
            "INSERT INTO body (sequence, salt) VALUES ($2, $1)",
            "INSERT INTO setting (name) VALUES ($1) ON CONFLICT (name) DO NOTHING",
            "DELETE FROM about WHERE (subject) IN (VALUES ($1))",
            "DELETE FROM about",
        ] {
            assert_eq!(for_many_rows(other), None, "{other}");
        }
    }
}
