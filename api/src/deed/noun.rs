//! What the deeds of each noun repeat: its inputs, its payload, the mutations that create and change.

/// Makes the inputs of a noun – one for new records, one for changes –, its payload and its mutations.
///
/// `required` must be there in a new record and can't be cleared; `fixed` is stated once for ever.
macro_rules! noun_deeds {
    (
        $(#[$doc:meta])*
        $type:ident, $noun:ident, $rule:ident:
        $create:ident = $create_name:literal, $update:ident = $update_name:literal,
        $mutation:ident, $payload:ident { $(#[$fdoc:meta])* $field:ident },
        $input:ident, $patch:ident, $values:ident {
            $(fixed { $($(#[$xdoc:meta])* $fixed:ident: $xtype:ty;)* })?
            $(required { $($(#[$rdoc:meta])* $required:ident: $rtype:ty;)* })?
            optional { $($(#[$odoc:meta])* $optional:ident $(as $oname:literal)?: $otype:ty;)* }
            $(lists { $($(#[$ldoc:meta])* $list:ident: $ltype:ty, $lpatch:ty;)* })?
        }
    ) => {
        /// What is stated of a new record.
        #[derive(Clone, Debug, async_graphql::InputObject)]
        pub struct $input {
            $($($(#[$xdoc])* pub $fixed: $xtype,)*)?
            $($($(#[$rdoc])* pub $required: $rtype,)*)?
            $($(#[$odoc])* $(#[graphql(name = $oname)])? pub $optional: Option<$otype>,)*
            $($($(#[$ldoc])* pub $list: Option<Vec<$ltype>>,)*)?
            #[expect(missing_docs, reason = "its fields stand in its place")]
            #[graphql(flatten)]
            pub record: $crate::record::input::RecordCreateInput,
        }

        /// What is changed of a record. A field that is not there stays, null clears it.
        #[derive(Clone, Debug, async_graphql::InputObject)]
        pub struct $patch {
            $($($(#[$rdoc])* pub $required: async_graphql::MaybeUndefined<$rtype>,)*)?
            $($(#[$odoc])* $(#[graphql(name = $oname)])? pub $optional: async_graphql::MaybeUndefined<$otype>,)*
            $($($(#[$ldoc])* pub $list: Option<$lpatch>,)*)?
            #[expect(missing_docs, reason = "its fields stand in its place")]
            #[graphql(flatten)]
            pub record: $crate::record::input::RecordPatch,
        }

        /// What only this noun writes, be the record new or not.
        #[derive(Clone, Debug)]
        pub struct $values {
            $($($fixed: Option<$xtype>,)*)?
            $($($required: async_graphql::MaybeUndefined<$rtype>,)*)?
            $($optional: async_graphql::MaybeUndefined<$otype>,)*
            $($($list: Option<$crate::deed::ListPatch<$ltype>>,)*)?
        }

        impl $input {
            pub(crate) fn split(self) -> ($values, $crate::record::input::RecordValues) {
                #[allow(unused_imports, clippy::allow_attributes, reason = "not every noun has each group")]
                use $crate::record::input::stated;
                let values = $values {
                    $($($fixed: Some(self.$fixed),)*)?
                    $($($required: async_graphql::MaybeUndefined::Value(self.$required),)*)?
                    $($optional: stated(self.$optional),)*
                    $($($list: self.$list.map($crate::deed::ListPatch::bare),)*)?
                };
                (values, self.record.into())
            }
        }

        impl $patch {
            pub(crate) fn split(self) -> ($values, $crate::record::input::RecordValues) {
                let values = $values {
                    $($($fixed: None::<$xtype>,)*)?
                    $($($required: self.$required,)*)?
                    $($optional: self.$optional,)*
                    $($($list: self.$list.map(Into::into),)*)?
                };
                (values, self.record.into())
            }
        }

        $crate::deed::payload! {
            /// What came of a deed on a record.
            $payload {
                $(#[$fdoc])*
                $field: $type = |settled| settled.record()
            }
        }

        $(#[$doc])*
        #[derive(Default)]
        pub struct $mutation;

        $(#[$doc])*
        #[async_graphql::Object]
        impl $mutation {
            /// Makes a new record: a draft, unless its input says PUBLISHED.
            async fn $create(
                &self,
                ctx: &async_graphql::Context<'_>,
                #[graphql(desc = "What is stated of it.")] input: $input,
                #[graphql(desc = "A random key of yours, good for 24 hours: a retry with it gives the first answer again.")]
                idempotency_key: Option<String>,
                #[graphql(desc = "Why, for the history.")] reason: Option<String>,
                #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
            ) -> Option<Result<$payload, $crate::graphql::error::Failure>> {
                use async_graphql::InputType as _;
                let viewer = $crate::graphql::handle::view(ctx).viewer();
                let order = $crate::deed::Order::of($create_name, $crate::access::Rule::$rule)
                    .because(reason)
                    .dry(dry_run)
                    .retried(viewer, idempotency_key, &input.to_value());
                let act = move |draft: &mut $crate::deed::Draft<'_>| {
                    let (values, shared) = input.clone().split();
                    $crate::record::deeds::create(draft, values, shared)
                };
                Some($crate::deed::Desk::of(ctx).does(order, act).await.map($payload::from))
            }

            /// Changes a record.
            async fn $update(
                &self,
                ctx: &async_graphql::Context<'_>,
                #[graphql(desc = "The record.")] id: async_graphql::ID,
                #[graphql(desc = "The version that you have read.")] expected_version: i32,
                #[graphql(desc = "What is changed of it.")] patch: $patch,
                #[graphql(desc = "Why, for the history.")] reason: Option<String>,
                #[graphql(desc = "Whether to check everything and write nothing.", default)] dry_run: bool,
            ) -> Option<Result<$payload, $crate::graphql::error::Failure>> {
                let order =
                    $crate::deed::Order::of($update_name, $crate::access::Rule::$rule).because(reason).dry(dry_run);
                let act = move |draft: &mut $crate::deed::Draft<'_>| {
                    let (values, shared) = patch.clone().split();
                    $crate::record::deeds::update(draft, &id, expected_version, values, shared)
                };
                Some($crate::deed::Desk::of(ctx).does(order, act).await.map($payload::from))
            }
        }
    };
}
pub(crate) use noun_deeds;
