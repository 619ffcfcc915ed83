//! What each noun repeats: its type, how it is looked up, how it is listed.

/// Makes the GraphQL type of a noun out of the fields of every record, its own fields and its relations, the input that
/// looks one up, and the fields of the query root that show one and many.
macro_rules! noun {
    (
        $(#[$doc:meta])*
        $type:ident ($($part:ty),+), $noun:ident,
        by $by:ident, filter $filter:ident, query $query:ident: $one:ident $many:ident
    ) => {
        $(#[$doc])*
        #[derive(Clone, async_graphql::MergedObject)]
        pub struct $type($crate::record::RecordFields<$type>, $($part),+);

        impl std::ops::Deref for $type {
            type Target = $crate::record::RecordFields<$type>;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        impl $crate::graphql::record_type::RecordType for $type {
            const NAME: &'static str = stringify!($type);
            const NOUN: Option<$crate::directory::Noun> = Some($crate::directory::Noun::$noun);

            fn show(record: $crate::directory::view::RecordView<'_>) -> Self {
                let handle = $crate::graphql::handle::Handle::from(record);
                Self(handle.clone().into(), $(<$part>::from(handle.clone())),+)
            }
        }

        /// What the query root shows of this noun.
        #[derive(Default)]
        pub struct $query;

        /// What the query root shows of this noun.
        #[async_graphql::Object]
        impl $query {
            $(#[$doc])*
            ///
            /// Null if there is none or you may not see it.
            async fn $one(
                &self,
                ctx: &async_graphql::Context<'_>,
                #[graphql(desc = "By what it is looked up.")] by: $by,
            ) -> Option<$type> {
                use $crate::graphql::record_type::RecordType as _;
                by.find($crate::graphql::handle::view(ctx)).map($type::show)
            }

            /// All that you may see, a page at a time.
            async fn $many(
                &self,
                ctx: &async_graphql::Context<'_>,
                #[graphql(desc = "Which; all where nothing is said.")] filter: Option<$filter>,
                #[graphql(desc = "In which order; by name where nothing is said.")]
                order_by: Option<Vec<$crate::graphql::list::RecordOrder>>,
                #[graphql(desc = "The first so many rows (1 to 100; 20 where nothing is said).")] first: Option<i32>,
                #[graphql(desc = "Only rows behind this cursor.")] after: Option<String>,
                #[graphql(desc = "The last so many rows (1 to 100).")] last: Option<i32>,
                #[graphql(desc = "Only rows before this cursor.")] before: Option<String>,
            ) -> Result<$crate::graphql::list::RecordPage<$type>, $crate::graphql::error::Failure> {
                use $crate::graphql::filter::FilterInput as _;
                let view = $crate::graphql::handle::view(ctx);
                let filter = filter.map(|filter| filter.compile(view)).transpose()?.unwrap_or_default();
                let page = $crate::graphql::page::PageInput { first, after, last, before };
                $crate::graphql::list::RecordPage::of(view, filter, order_by, &page)
            }
        }
    };
}
pub(crate) use noun;

/// Makes the input by which one record of a noun is looked up.
macro_rules! lookup {
    ($by:ident, $noun:ident) => {
        $crate::graphql::noun::lookup!($by: |noun| noun == $crate::directory::Noun::$noun);
    };
    ($by:ident) => {
        $crate::graphql::noun::lookup!($by: |_| true);
    };
    ($by:ident: $nouns:expr) => {
        /// By what one record is looked up: exactly one of these.
        #[derive(Clone, Debug, async_graphql::OneofObject)]
        pub enum $by {
            /// The global id; of a record that was merged it finds the one that took its place.
            Id(async_graphql::ID),
            /// The slug, also one that it had before.
            Slug(String),
            /// The id in another system.
            ExternalId($crate::graphql::filter::ExternalIdBy),
        }

        impl $by {
            /// The record, if there is one of this noun that the viewer may see.
            #[must_use]
            pub fn find<'v>(&self, view: &'v $crate::directory::View) -> Option<$crate::directory::view::RecordView<'v>> {
                let nouns: fn($crate::directory::Noun) -> bool = $nouns;
                let found = match self {
                    Self::Id(id) => $crate::graphql::handle::record_of(view, id),
                    Self::Slug(slug) => view.record_by_slug(slug),
                    Self::ExternalId(id) => view.record_by_external_id(&id.system, &id.value),
                };
                found.filter(|record| nouns(record.noun()))
            }
        }
    };
}
pub(crate) use lookup;

/// Makes the filter of a noun: what every filter has, conditions on types, dates and texts, and on its relations.
macro_rules! noun_filter {
    (
        $(#[$doc:meta])*
        $filter:ident {
            $(codes { $($(#[$cdoc:meta])* $code:ident: $scheme:literal = $code_of:expr;)* })?
            $(dates { $($(#[$ddoc:meta])* $date:ident = $date_of:expr;)* })?
            $(texts { $($(#[$tdoc:meta])* $text:ident = $text_of:expr;)* })?
            $(relations { $($(#[$rdoc:meta])* $relation:ident: $marker:ident;)* })?
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Default, async_graphql::InputObject)]
        pub struct $filter {
            /// All of these filters must let a record through.
            pub and: Option<Vec<$filter>>,
            /// At least one of these filters must let it through.
            pub or: Option<Vec<$filter>>,
            /// This filter must not let it through.
            pub not: Option<Box<$filter>>,
            #[expect(missing_docs, reason = "its fields stand in its place")]
            #[graphql(flatten)]
            pub record: $crate::record::filter::RecordConditions,
            $($($(#[$cdoc])* pub $code: Option<$crate::graphql::code::CodeFilter>,)*)?
            $($($(#[$ddoc])* pub $date: Option<$crate::graphql::filter::DateFilter>,)*)?
            $($($(#[$tdoc])* pub $text: Option<$crate::graphql::filter::TextFilter>,)*)?
            $($($(#[$rdoc])* pub $relation: Option<$crate::record::filter::RelationsFilter>,)*)?
        }

        impl $crate::graphql::filter::FilterInput for $filter {
            fn connectives(&mut self) -> $crate::graphql::filter::Connectives<Self> {
                $crate::graphql::filter::Connectives { and: self.and.take(), or: self.or.take(), not: self.not.take() }
            }

            fn add_to(
                self,
                view: &$crate::directory::View,
                filter: &mut $crate::graphql::filter::Filter,
            ) -> Result<(), $crate::graphql::error::Failure> {
                self.record.add_to(view, filter)?;
                $($(if let Some(codes) = self.$code {
                    let code_of: fn(&$crate::directory::Detail) -> Option<$crate::directory::RecordNo> = $code_of;
                    codes.add_to(view, filter, $scheme, code_of)?;
                })*)?
                $($(if let Some(dates) = self.$date {
                    let date_of: for<'d> fn(&'d $crate::directory::Detail) -> Option<&'d $crate::time::PartialDate> = $date_of;
                    filter.add(move |record| dates.lets_through(date_of(record.detail())));
                })*)?
                $($(if let Some(text) = self.$text {
                    let (test, text_of): (_, for<'d> fn(&'d $crate::directory::Detail) -> Option<&'d str>) = (text.test(), $text_of);
                    filter.add(move |record| test(text_of(record.detail())));
                })*)?
                $($(if let Some(relations) = self.$relation {
                    relations.add_to::<$marker>(view, filter)?;
                })*)?
                Ok(())
            }
        }
    };
}
pub(crate) use noun_filter;
