package dev.sportello.relay.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Compares the tables of an embedded database with those that this program makes. H2 keeps their definitions as text,
/// without checksums: with one bit flipped, a column has another name, and what needs it fails while the relay runs.
public final class SchemaCheck {

    /// @param database whose tables are of this program's version
    /// @return what is wrong, each as a sentence; empty where nothing is, and for PostgreSQL
    /// @throws DatabaseUnavailable if the tables to compare with could not be made
    public static List<String> problems(Database database) throws DatabaseUnavailable {
        if (database.dialect() != Dialect.H2) {
            return List.of();
        }
        var right = made();
        var found = database.jdbi().withHandle(SchemaCheck::parts);
        var problems = new ArrayList<String>();
        right.stream().filter(part -> !found.contains(part)).forEach(part -> problems.add("There is no " + part + "."));
        found.stream()
                .filter(part -> !right.contains(part))
                .forEach(part -> problems.add("No relay made the " + part + "."));
        return problems.stream().sorted().toList();
    }

    private static Set<String> made() throws DatabaseUnavailable {
        var pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "", "");
        // It lives as long as somebody is connected.
        try (var _ = pool.getConnection()) {
            new Migrations("The database to compare with", Migrations.LOCATIONS, null).run(pool);
            return Jdbi.create(pool).withHandle(SchemaCheck::parts);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("There is no room for a database to compare with.", e);
        } finally {
            pool.dispose();
        }
    }

    /// Columns, and what holds of them; not the names that H2 makes up for constraints and indexes.
    private static Set<String> parts(Handle handle) {
        var parts = new HashSet<String>();
        for (var sql : List.of("""
                        select 'column ' || table_name || '.' || column_name || ' ' || data_type || '('
                            || coalesce(character_maximum_length, numeric_precision, datetime_precision, 0) || ')'
                            || case is_nullable when 'NO' then ' not null' else '' end
                            || coalesce(' default ' || column_default, '')
                        from information_schema.columns where table_schema = 'PUBLIC'""", """
                        select lower(c.constraint_type) || ' of ' || c.table_name
                            || coalesce(' (' || listagg(k.column_name, ', ') within group (order by k.ordinal_position) || ')', '')
                        from information_schema.table_constraints c
                        left join information_schema.key_column_usage k on k.constraint_name = c.constraint_name
                            and k.constraint_schema = c.constraint_schema
                        where c.constraint_schema = 'PUBLIC'
                        group by c.constraint_name, c.constraint_type, c.table_name""", """
                        select 'index of ' || table_name || ' ('
                            || listagg(column_name || coalesce(' ' || lower(ordering_specification), ''), ', ')
                                within group (order by ordinal_position) || ')'
                        from information_schema.index_columns where table_schema = 'PUBLIC'
                        group by index_name, table_name""")) {
            parts.addAll(handle.createQuery(sql).mapTo(String.class).list());
        }
        return parts;
    }

    private SchemaCheck() {}
}
