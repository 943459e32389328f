package dev.sportello.relay.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/// Reads the rows of a table into lines as those of NDJSON. Immutable.
///
/// @param delimiter of the cells
record CsvRows(char delimiter, CsvColumns columns) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(?:[.,]\\d{1,10})?");
    private static final Pattern AMBIGUOUS = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");

    /// @throws BadLine where it is no row of RFC 4180
    static List<String> cells(String row, char delimiter) throws BadLine {
        var format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        try (var parser = CSVParser.parse(row, format)) {
            var rows = parser.getRecords();
            if (rows.size() > 1) {
                throw new BadLine(
                        "A carriage return stands in it, or its lines end as on old Macs. Save the file with the line ends of"
                                + " Windows or Unix.");
            }
            return rows.isEmpty() ? List.of() : new ArrayList<>(rows.getFirst().toList());
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new BadLine("Its quotes are not those of a table. A quote within quotes is written twice.");
        }
    }

    /// The same row as an object.
    ///
    /// @throws BadLine where it is none of this table
    Map<String, Object> line(String row) throws BadLine {
        var cells = cells(row, delimiter);
        if (cells.size() != columns.columns()) {
            throw new BadLine("It has " + cells.size() + " cells, and the first row " + columns.columns() + ".");
        }
        var told = new LinkedHashMap<String, String>();
        for (var at = 0; at < cells.size(); at++) {
            var attribute = columns.attributes().get(at);
            if (attribute != null && !cells.get(at).isBlank()) {
                told.put(attribute, cells.get(at).strip());
            }
        }
        return line(told);
    }

    private Map<String, Object> line(Map<String, String> told) throws BadLine {
        var type = told.getOrDefault(CsvColumns.TYPE, columns.type());
        var own = switch (type) {
            case "event" -> CsvColumns.OF_EVENTS;
            case "order" -> CsvColumns.OF_ORDERS;
            default -> CsvColumns.OF_PROFILES;
        };
        var profile = new LinkedHashMap<String, Object>();
        var line = new LinkedHashMap<String, Object>();
        for (var cell : told.entrySet()) {
            if (own.contains(cell.getKey())) {
                line.put(cell.getKey(), value(cell.getKey(), cell.getValue(), isOfThousandths(told)));
            } else if (CsvColumns.OF_PROFILES.contains(cell.getKey())) {
                profile.put(cell.getKey(), cell.getValue());
            }
        }
        var isProfile = type.equals("profile");
        put(profile, "location", part(told, CsvColumns.LOCATION));
        put(type.equals("order") ? profile : line, "properties", part(told, CsvColumns.PROPERTIES));
        if (isProfile) {
            line.putAll(profile);
        } else {
            line.put("profile", profile);
        }
        line.put(CsvColumns.TYPE, type);
        return line;
    }

    private static void put(Map<String, Object> object, String name, Map<String, Object> part) {
        if (!part.isEmpty()) {
            object.put(name, part);
        }
    }

    private static Map<String, Object> part(Map<String, String> told, String prefix) {
        var part = new LinkedHashMap<String, Object>();
        told.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), value);
            }
        });
        return part;
    }

    /// Whether the row's currency has thousandths, as dinars have.
    private static boolean isOfThousandths(Map<String, String> told) {
        var code = told.getOrDefault("currency", told.getOrDefault("value_currency", ""));
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(it -> it.getCurrencyCode().equalsIgnoreCase(code) && it.getDefaultFractionDigits() == 3);
    }

    /// With a point or a comma before the cents, and nothing between the thousands. Whether 1.234 is one or a
    /// thousand nobody can say but where the currency does.
    private static Object value(String attribute, String cell, boolean ofThousandths) throws BadLine {
        if (!CsvColumns.NUMBERS.contains(attribute)) {
            return cell;
        }
        if (!NUMBER.matcher(cell).matches()) {
            throw new BadLine("This is no number such as 1234.50 (" + attribute + ").");
        }
        if (!ofThousandths && AMBIGUOUS.matcher(cell).matches()) {
            throw new BadLine("This may be thousands or decimals: write 1234.00 or 1.23 (" + attribute + ").");
        }
        return new BigDecimal(cell.replace(',', '.'));
    }
}
