package dev.sportello.wording;

import dev.sportello.hours.Opening;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Objects;

/// When a text of the shop is read, and by whom. Immutable.
///
/// @param shop its name
/// @param shopper the reader's first name; blank where it is not known
/// @param opening whether the shop is open, and until when
/// @param zone the reader's, or else the shop's
public record Occasion(String shop, String shopper, Opening opening, Instant now, ZoneId zone) {
    public Occasion {
        Objects.requireNonNull(shop, "shop");
        Objects.requireNonNull(shopper, "shopper");
        Objects.requireNonNull(opening, "opening");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(zone, "zone");
    }

    /// The text as it is read then; blank where nothing of it remains.
    public String fill(ShopText.Reading reading) {
        var words = new HourTexts(reading.language(), zone, now);
        var values = new EnumMap<Variable, String>(Variable.class);
        values.put(Variable.SHOP, shop);
        values.put(Variable.NAME, shopper);
        switch (opening) {
            case Opening.Open(Instant until) -> values.put(Variable.CLOSES, until == null ? "" : words.closes(until));
            case Opening.Closed(Instant until) -> values.put(Variable.OPENS, until == null ? "" : words.opens(until));
        }
        return reading.template().filled(values);
    }
}
