//! Bringing a store's tables up to date when it opens: migrations, which are numbered and never edited, and the read tables, which
//! are made anew whenever their declaration changes.

use crate::{
    StoreError, head,
    postgres::{ActsAs, Postgres, ROLE},
    read_tables,
    statement::Dialect,
    transaction::Transaction,
};
use ledger::{Cell, Practice};

struct Migration {
    number: i64,
    both: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

/// In order. Add to the end; what has been released is never edited.
const MIGRATIONS: [Migration; 1] = [Migration {
    number: 1,
    both: include_str!("../migrations/0001_the_record.sql"),
    sqlite: include_str!("../migrations/0001_guards.sqlite.sql"),
    postgres: include_str!("../migrations/0001_guards.postgres.sql"),
}];

const MIGRATION_TABLE: &str = "CREATE TABLE IF NOT EXISTS migration (number {KEY})";

/// Held while a store on PostgreSQL is brought up to date, so that two programs that start together do so one after the other.
const ONE_AT_A_TIME: &str = "SELECT pg_advisory_xact_lock(7553187)";

const POSTGRES_ROLE: &str = include_str!("../migrations/role.postgres.sql");

crate::statements! {
    MIGRATED = "SELECT COALESCE(MAX(number), 0) FROM migration";
    MIGRATE = "INSERT INTO migration (number) VALUES ($1)";
}

/// Asked of PostgreSQL only.
static MAY_ACT_AS_APPLICATION: crate::Statement =
    crate::Statement::registered("SELECT COUNT(*) FROM pg_roles WHERE rolname = $1 AND pg_has_role(oid, 'MEMBER')");

/// Brings the tables up to date, inside one transaction.
pub(crate) async fn prepare(transaction: &mut Transaction<'_>, practice: &dyn Practice) -> Result<(), StoreError> {
    transaction.run_script(MIGRATION_TABLE).await?;
    let migrated = match transaction.query_one(&MIGRATED, &[]).await? {
        Some(record) => record.number(0)?,
        None => 0,
    };
    if MIGRATIONS.last().is_some_and(|newest| newest.number < migrated) {
        return Err(StoreError::Newer);
    }
    for migration in MIGRATIONS.iter().filter(|migration| migration.number > migrated) {
        transaction.run_script(migration.both).await?;
        transaction
            .run_script(match transaction.dialect() {
                Dialect::Sqlite => migration.sqlite,
                Dialect::Postgres => migration.postgres,
            })
            .await?;
        transaction.execute(&MIGRATE, &[Cell::Number(migration.number)]).await?;
    }
    head::begin(transaction).await?;
    read_tables::declare(transaction, practice).await
}

/// The same on PostgreSQL, as whoever connects, who then hands the daily work to the application's role.
pub(crate) async fn prepare_postgres(
    config: &tokio_postgres::Config,
    practice: &dyn Practice,
) -> Result<ActsAs, StoreError> {
    let mut owner = Postgres::connect_as_owner(config).await?;
    let open = owner.transaction().await?;
    let transaction = &mut Transaction::Postgres(&open);
    transaction.run_script(ONE_AT_A_TIME).await?;
    prepare(transaction, practice).await?;
    transaction.run_script(POSTGRES_ROLE).await?;
    let may = transaction.query_one(&MAY_ACT_AS_APPLICATION, &[Cell::Text(ROLE.into())]).await?;
    let acts_as = match may {
        Some(record) if record.number(0)? == 1 => {
            transaction.run_script(&rights(practice)).await?;
            ActsAs::Application
        }
        Some(_) | None => {
            tracing::warn!("the role {ROLE} could not be made: only triggers keep the ledger as it is");
            ActsAs::Itself
        }
    };
    open.commit().await?;
    Ok(acts_as)
}

/// What the application's role may do: add to the ledger, never change it.
fn rights(practice: &dyn Practice) -> String {
    let mut rights = format!(
        "GRANT SELECT ON migration, read_table TO {ROLE};
         GRANT SELECT, INSERT ON ledger, access_log, checkpoint, destruction TO {ROLE};
         GRANT SELECT, INSERT, DELETE ON body TO {ROLE};
         GRANT SELECT, INSERT, UPDATE ON ledger_head TO {ROLE};
         GRANT SELECT, INSERT, UPDATE, DELETE ON about, job, account, session, draft, setting TO {ROLE};"
    );
    for table in practice.tables() {
        rights.push_str(&format!("GRANT SELECT, INSERT, UPDATE, DELETE ON {} TO {ROLE};", table.name));
    }
    rights
}
