package dev.sportello.relay.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// Compares the indexes of an embedded database with their tables. H2 keeps no checksums of its pages: a row that an
/// index leads to no longer would be missing without a word.
public final class IndexCheck {

    /// @param columns as they stand in the index, for a query
    private record Index(String name, String table, String columns) {}

    /// @return what is wrong, each as a sentence; empty where nothing is, and for PostgreSQL, which has `amcheck`
    public static List<String> problems(Database database) {
        if (database.dialect() != Dialect.H2) {
            return List.of();
        }
        return database.jdbi().withHandle(handle -> {
            var problems = new ArrayList<String>();
            for (var index : indexes(handle)) {
                if (!fits(handle, index)) {
                    problems.add("The index " + index.name + " does not fit its table " + index.table + ".");
                }
            }
            return problems;
        });
    }

    private static List<Index> indexes(Handle handle) {
        return handle.createQuery("""
                        select index_name, table_name,
                            listagg('"' || column_name || '"', ', ') within group (order by ordinal_position) as columns
                        from information_schema.index_columns
                        where table_schema = 'PUBLIC'
                        group by index_name, table_name
                        order by table_name, index_name""")
                .map((row, _) ->
                        new Index(row.getString("index_name"), row.getString("table_name"), row.getString("columns")))
                .list();
    }

    private static boolean fits(Handle handle, Index index) {
        try {
            return content(handle, index, '"' + index.name + '"').equals(content(handle, index, ""));
        } catch (JdbiException e) {
            return false;
        }
    }

    /// What an index holds, whatever its order; by no index, what the table holds.
    private record Content(long rows, long sum) {}

    /// A query takes no parameters for names; these are the database's own.
    private static Content content(Handle handle, Index index, String by) {
        return handle.createQuery(
                        "select " + index.columns + ", _rowid_ from \"" + index.table + "\" use index (" + by + ")")
                .map((row, _) -> sum(row))
                .reduce(new Content(0, 0), (before, sum) -> new Content(before.rows + 1, before.sum + sum));
    }

    private static long sum(ResultSet row) throws SQLException {
        var crc = new CRC32C();
        for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            crc.update(Objects.toString(row.getString(column), "null").getBytes(UTF_8));
            crc.update(0);
        }
        return crc.getValue();
    }

    private IndexCheck() {}
}
