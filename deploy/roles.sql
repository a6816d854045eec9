-- The two roles and what only a superuser may install. Run once, connected to the database `wir` as its superuser.
-- Then give both a password: \password wir_owner and \password wir_app.
create role wir_owner login nosuperuser nobypassrls;
create role wir_app login nosuperuser nobypassrls;
alter database wir owner to wir_owner;
alter schema public owner to wir_owner;
-- Only the owner makes tables: a temporary one could take the name of ours.
revoke create, temporary on database wir from public;
revoke create on schema public from public;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
