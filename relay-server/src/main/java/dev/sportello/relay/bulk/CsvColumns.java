package dev.sportello.relay.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which column of a table holds which attribute. Immutable.
///
/// @param attributes by the number of the column, from 0
/// @param type of the rows that do not say theirs
/// @param columns how many there are
record CsvColumns(Map<Integer, String> attributes, String type, int columns) {
    static final String TYPE = "type";
    static final String PROPERTIES = "properties.";
    static final String LOCATION = "location.";
    static final Set<String> NUMBERS = Set.of("value", "subtotal", "discounts", "shipping", "tax", "total");
    static final Set<String> OF_PROFILES = Set.of(
            "external_id",
            "email",
            "phone_number",
            "first_name",
            "last_name",
            "organization",
            "locale",
            "title",
            "image",
            "updated");
    static final Set<String> OF_EVENTS = Set.of("metric", "time", "unique_id", "value", "value_currency");
    static final Set<String> OF_ORDERS = Set.of(
            "id",
            "number",
            "source",
            "placed_at",
            "updated_at",
            "cancelled_at",
            "state",
            "currency",
            "subtotal",
            "discounts",
            "shipping",
            "tax",
            "total",
            "url");
    private static final Set<String> PLACES = Set.of("address1", "city", "region", "zip", "country", "timezone");
    private static final Set<String> ALL = Stream.of(OF_PROFILES, OF_EVENTS, OF_ORDERS, Set.of(TYPE))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
    private static final Map<String, String> ALSO =
            Map.of("e_mail", "email", "phone", "phone_number", "language", "locale");

    CsvColumns {
        attributes = Map.copyOf(attributes);
    }

    /// @param header the cells of the first row
    /// @throws ImportFailed where a column is missing, or none says whom a row is of
    static CsvColumns of(List<String> header, ImportOptions options) throws ImportFailed {
        var attributes = new LinkedHashMap<Integer, String>();
        for (var mapped : options.map().entrySet()) {
            if (attributes.put(column(header, mapped.getValue()), known(mapped.getKey())) != null) {
                throw new ImportFailed("The column \"" + mapped.getValue() + "\" is mapped twice. Correct --map.");
            }
        }
        var mapped = Set.copyOf(attributes.values());
        for (var at = 0; at < header.size(); at++) {
            if (!attributes.containsKey(at)) {
                var name = header.get(at).strip();
                var attribute = attribute(name, mapped, options.rest());
                if (!attribute.isEmpty()) {
                    requireNone(attribute, name, header, attributes);
                    attributes.put(at, attribute);
                }
            }
        }
        if (Stream.of("email", "external_id", "phone_number").noneMatch(attributes::containsValue)) {
            throw new ImportFailed("No column says whose a row is. The first row has to hold the columns' names; say"
                    + " which is which with --map, such as --map email=E-Mail.");
        }
        return new CsvColumns(attributes, type(options, attributes), header.size());
    }

    /// Which of two counts is not for the program to guess.
    private static void requireNone(String attribute, String name, List<String> header, Map<Integer, String> attributes)
            throws ImportFailed {
        for (var other : attributes.entrySet()) {
            if (other.getValue().equals(attribute)) {
                throw new ImportFailed(
                        "The columns \"" + header.get(other.getKey()).strip() + "\" and \"" + name
                                + "\" both say what is imported as " + attribute + ". Say which is meant with --map "
                                + attribute
                                + "=COLUMN, or rename one of them in the first row.");
            }
        }
    }

    private static int column(List<String> header, String name) throws ImportFailed {
        for (var at = 0; at < header.size(); at++) {
            if (header.get(at).strip().equalsIgnoreCase(name.strip())) {
                return at;
            }
        }
        throw new ImportFailed("The first row has no column \"" + name + "\". Correct --map.");
    }

    private static String known(String attribute) throws ImportFailed {
        var isProperty = attribute.startsWith(PROPERTIES) && attribute.length() > PROPERTIES.length();
        var isPlace = attribute.startsWith(LOCATION) && PLACES.contains(attribute.substring(LOCATION.length()));
        if (!isProperty && !isPlace && !ALL.contains(attribute)) {
            throw new ImportFailed("There is no attribute \"" + attribute + "\". Correct --map; what has no attribute"
                    + " is mapped as properties.NAME.");
        }
        return attribute;
    }

    /// What a column that is not mapped holds; empty for nothing that is imported.
    private static String attribute(String name, Set<String> mapped, boolean rest) {
        var attribute = attribute(name);
        if (!attribute.isEmpty() && !mapped.contains(attribute)) {
            return attribute;
        }
        return rest && !name.isEmpty() && !mapped.contains(PROPERTIES + name) ? PROPERTIES + name : "";
    }

    /// What a column's own name stands for; empty for nothing that is known.
    private static String attribute(String name) {
        if (name.startsWith(PROPERTIES) && name.length() > PROPERTIES.length()) {
            return name;
        }
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        var meant = ALSO.getOrDefault(plain, plain);
        if (PLACES.contains(meant)) {
            return LOCATION + meant;
        }
        return ALL.contains(meant) || meant.startsWith(LOCATION) && PLACES.contains(meant.substring(9)) ? meant : "";
    }

    private static String type(ImportOptions options, Map<Integer, String> attributes) {
        if (!options.type().isEmpty()) {
            return options.type();
        }
        if (attributes.containsValue("metric")) {
            return "event";
        }
        return attributes.containsValue("placed_at") || attributes.containsValue("total") ? "order" : "profile";
    }
}
