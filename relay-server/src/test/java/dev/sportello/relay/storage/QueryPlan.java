package dev.sportello.relay.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sportello.relay.storage.RecordedStatements.Recorded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// How a database goes about a statement.
///
/// @param scanned whether it goes through a whole table
/// @param looked at how many rows it looks, or of how many it makes an order; 0 where it was not executed
public record QueryPlan(boolean scanned, long looked, String text) {
    private static final Pattern SCAN_COUNT = Pattern.compile("scanCount: (\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Asks for the plan of a statement; one that only reads is executed for it.
    ///
    /// @param tables of which it is asked whether they are gone through
    public static QueryPlan of(TestDatabase kind, Connection connection, Recorded recorded, Set<String> tables)
            throws SQLException {
        var reads = recorded.sql().strip().toLowerCase(Locale.ROOT).startsWith("select");
        return switch (kind) {
            case H2 -> ofH2(first(recorded.prepare(connection, reads ? "explain analyze " : "explain ")), tables);
            case POSTGRES -> {
                var how = reads ? "explain (analyze, format json) " : "explain (format json) ";
                yield ofPostgres(first(recorded.prepare(connection, how)), tables);
            }
        };
    }

    private static String first(PreparedStatement statement) throws SQLException {
        try (statement;
                var rows = statement.executeQuery()) {
            var _ = rows.next();
            return rows.getString(1);
        }
    }

    private static QueryPlan ofH2(String plan, Set<String> tables) {
        var scanned =
                tables.stream().anyMatch(table -> plan.contains("." + table.toUpperCase(Locale.ROOT) + ".tableScan"));
        var looked = SCAN_COUNT
                .matcher(plan)
                .results()
                .mapToLong(count -> Long.parseLong(count.group(1)))
                .sum();
        return new QueryPlan(scanned, looked, plan);
    }

    private static QueryPlan ofPostgres(String plan, Set<String> tables) {
        try {
            var root = JSON.readTree(plan).path(0).path("Plan");
            return new QueryPlan(scans(root, tables), looked(root), plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean scans(JsonNode node, Set<String> tables) {
        var here = node.path("Node Type").asText().equals("Seq Scan")
                && tables.contains(node.path("Relation Name").asText());
        for (var part : node.path("Plans")) {
            here |= scans(part, tables);
        }
        return here;
    }

    /// Of the node that looks at most: those above it look at the same rows.
    private static long looked(JsonNode node) {
        var rows = node.path("Actual Rows").asDouble()
                + node.path("Rows Removed by Filter").asDouble()
                + node.path("Rows Removed by Index Recheck").asDouble();
        var most = Math.round(rows * Math.max(1, node.path("Actual Loops").asDouble()));
        for (var part : node.path("Plans")) {
            most = Math.max(most, looked(part));
        }
        return most;
    }
}
