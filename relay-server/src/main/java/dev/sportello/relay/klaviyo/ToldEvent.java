package dev.sportello.relay.klaviyo;

import dev.sportello.relay.customer.EventReport;
import dev.sportello.relay.customer.OrderReport;
import dev.sportello.relay.customer.ReportedTime;
import dev.sportello.relay.customer.ShownProperties;
import dev.sportello.relay.http.ApiRefused;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One event that was told. Immutable.
///
/// @param order what it says of an order; null where it is of none. Then the order's own history says the rest
record ToldEvent(EventReport report, @Nullable OrderReport order) {
    private static final int LONGEST_METRIC = 128;
    private static final int LONGEST_ID = 500;
    private static final int MOST_PROPERTIES = 400;
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    /// @param event a resource of the type `event`
    static ToldEvent read(JsonPart event, Instant now) throws ApiRefused {
        var attributes = event.ofType("event").required("attributes");
        var properties = attributes.required("properties");
        var kept = PatchReader.properties(properties);
        if (kept.size() > MOST_PROPERTIES) {
            throw properties.refused("An event has at most " + MOST_PROPERTIES + " properties.");
        }
        var metric = metric(attributes);
        var at = time(attributes.at("time"), now);
        var unique = attributes.at("unique_id").id(LONGEST_ID);
        var value = attributes.at("value").number();
        var currency = attributes.at("value_currency").text(LONGEST_METRIC);
        var report = new EventReport(
                unique == null || unique.isBlank() ? "at " + at.getEpochSecond() : unique,
                at,
                Metric.kind(metric),
                metric,
                summary(metric, kept, value, currency),
                ShownProperties.of(kept));
        return new ToldEvent(report, new OrderOfEvent(report, kept, value, currency).report(attributes.at("value")));
    }

    private static String metric(JsonPart attributes) throws ApiRefused {
        var name = attributes
                .required("metric")
                .resource("metric")
                .required("attributes")
                .required("name");
        var text = Objects.requireNonNull(name.text(LONGEST_METRIC));
        if (text.isBlank()) {
            throw name.refused("A metric has a name.");
        }
        return text.strip();
    }

    private static Instant time(JsonPart part, Instant now) throws ApiRefused {
        var text = part.text(LONGEST_METRIC);
        var at = (text == null ? now : parse(part, text)).truncatedTo(ChronoUnit.SECONDS);
        if (at.isBefore(EARLIEST) || at.isAfter(now.plus(Duration.ofDays(366)))) {
            throw part.refused("The time lies after 1990, and at most a year ahead.");
        }
        return at;
    }

    /// Any time that a database keeps; null where there is none.
    static @Nullable Instant instant(JsonPart part) throws ApiRefused {
        var text = part.text(LONGEST_METRIC);
        return text == null || text.isBlank() ? null : parse(part, text);
    }

    private static Instant parse(JsonPart part, String text) throws ApiRefused {
        var at = ReportedTime.of(text);
        if (at == null) {
            throw part.refused("The time is like 2026-03-01T10:15:30+00:00.");
        }
        return at;
    }

    private static String summary(
            String metric,
            Map<String, ? extends @Nullable Object> properties,
            @Nullable BigDecimal value,
            @Nullable String currency) {
        var product = properties.get("ProductName") instanceof String name && !name.isBlank() ? ": " + name : "";
        var money = value == null || value.signum() == 0
                ? ""
                : " · " + value.toPlainString() + (currency == null ? "" : " " + currency.strip());
        return metric + product + money;
    }
}
