//! A table to be created, written so that names and indexes can't be forgotten.

use sea_orm_migration::prelude::*;

/// The name of a table or column.
type Name = &'static str;

/// A table with its constraints, all named after table and column.
pub(crate) struct NewTable {
    name: Name,
    create: TableCreateStatement,
    /// The columns of the primary key, of unique indexes and of plain indexes, in this order.
    keys: Vec<Vec<Name>>,
    indexes: Vec<IndexCreateStatement>,
    references: Vec<Name>,
}

impl NewTable {
    /// `key` is the primary key, of one or several of the columns.
    pub(crate) fn new<const N: usize>(name: Name, key: &[Name], columns: [ColumnDef; N]) -> Self {
        let mut create = Table::create();
        create.table(name);
        for column in columns {
            create.col(column);
        }
        create.primary_key(&mut index(format!("pk_{name}"), name, key));
        Self { name, create, keys: vec![key.to_vec()], indexes: Vec::new(), references: Vec::new() }
    }

    /// The text is one of these values.
    pub(crate) fn one_of(self, column: Name, values: &[Name]) -> Self {
        self.check(column, Expr::col(column).is_in(values.iter().copied()))
    }

    /// `about` is the column or the rule that the check is named after.
    pub(crate) fn check(mut self, about: Name, holds: impl Into<Expr>) -> Self {
        self.create.check((format!("ck_{}_{about}", self.name), holds.into()));
        self
    }

    /// Exactly one of these columns is set.
    pub(crate) fn exactly_one(self, about: Name, columns: &[Name]) -> Self {
        let set: Vec<_> =
            columns.iter().map(|name| format!(r#"CASE WHEN "{name}" IS NULL THEN 0 ELSE 1 END"#)).collect();
        self.check(about, Expr::cust(format!("({}) = 1", set.join(" + "))))
    }

    /// No two rows agree in these columns.
    pub(crate) fn unique(mut self, columns: &[Name]) -> Self {
        let name = format!("uq_{}_{}", self.name, columns.join("_"));
        self.indexes.push(index(name, self.name, columns).unique().take());
        self.keys.push(columns.to_vec());
        self
    }

    /// Rows are found by these columns.
    pub(crate) fn found_by(mut self, columns: &[Name]) -> Self {
        let name = format!("ix_{}_{}", self.name, columns.join("_"));
        self.indexes.push(index(name, self.name, columns));
        self.keys.push(columns.to_vec());
        self
    }

    /// The row needs that one, which can't be deleted as long as it is needed.
    pub(crate) fn refers(self, column: Name, table: Name, key: Name) -> Self {
        self.foreign_key(column, table, key, ForeignKeyAction::Restrict)
    }

    /// The row is a part of that one and goes with it.
    pub(crate) fn belongs(self, column: Name, table: Name, key: Name) -> Self {
        self.foreign_key(column, table, key, ForeignKeyAction::Cascade)
    }

    fn foreign_key(mut self, column: Name, table: Name, key: Name, on_delete: ForeignKeyAction) -> Self {
        // SQLite takes foreign keys only here, and sea-query drops their name there.
        self.create.foreign_key(
            ForeignKey::create()
                .name(format!("fk_{}_{column}", self.name))
                .from(self.name, column)
                .to(table, key)
                .on_delete(on_delete),
        );
        self.references.push(column);
        self
    }

    /// Creates the table, and an index for each foreign key that no other index begins with.
    async fn create(mut self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        for column in std::mem::take(&mut self.references) {
            if !self.keys.iter().any(|key| key.first() == Some(&column)) {
                self = self.found_by(&[column]);
            }
        }
        manager.create_table(self.create).await?;
        for index in self.indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// Creates the tables in this order.
pub(crate) async fn create(manager: &SchemaManager<'_>, tables: Vec<NewTable>) -> Result<(), DbErr> {
    for table in tables {
        table.create(manager).await?;
    }
    Ok(())
}

/// Drops the tables in the opposite order.
pub(crate) async fn drop(manager: &SchemaManager<'_>, tables: Vec<NewTable>) -> Result<(), DbErr> {
    for table in tables.into_iter().rev() {
        manager.drop_table(Table::drop().table(table.name).take()).await?;
    }
    Ok(())
}

fn index(name: String, table: Name, columns: &[Name]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}
