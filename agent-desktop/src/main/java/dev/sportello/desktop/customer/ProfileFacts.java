package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Money;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.LastOrder;
import dev.sportello.model.Profile;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What is known of a customer, fact by fact. FX thread only.
final class ProfileFacts {
    private final Texts texts;
    private final TimeFormat times;
    private final Map<List<Object>, FactRow> rows = new HashMap<>();
    private @Nullable ZoneId zone;

    ProfileFacts(Texts texts, TimeFormat times) {
        this.texts = texts;
        this.times = times;
    }

    /// A row for each fact; what is not known has none. The row of a fact stays the same while what it says changes.
    List<FactRow> rows(Profile profile) {
        var shown = new ArrayList<FactRow>();
        zone = profile.zone();
        add(shown, Feather.MAIL, texts.get("email"), profile.email());
        add(shown, Feather.PHONE, texts.get("phone"), profile.phone());
        add(shown, Feather.MAP_PIN, texts.get("place"), profile.place());
        add(shown, Feather.CLOCK, texts.get("local-time"), localTime());
        add(shown, Feather.GLOBE, texts.get("language"), language(profile.language()));
        var since = profile.customerSince();
        add(shown, Feather.CALENDAR, texts.get("since"), since == null ? null : times.date(times.date(since)));
        add(shown, Feather.SHOPPING_BAG, texts.get("last-order"), lastOrder(profile.lastOrder()));
        add(shown, Feather.HASH, texts.get("customer-id"), profile.customerId());
        profile.properties().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(property -> add(shown, Feather.TAG, property.getKey(), property.getValue()));
        rows.values().retainAll(shown);
        return shown;
    }

    /// The clock has moved.
    void tick() {
        var row = rows.get(key(Feather.CLOCK, texts.get("local-time")));
        if (row != null) {
            row.value(String.valueOf(localTime()));
        }
    }

    private @Nullable String localTime() {
        return zone == null ? null : times.timeNowIn(zone);
    }

    /// How many orders there are in each currency, one below the other.
    List<Label> orders(Profile profile) {
        return profile.purchases().isEmpty()
                ? List.of(figure(texts.get("orders.count", 0)))
                : profile.purchases().stream()
                        .map(bought -> figure(texts.get("orders.count", bought.orders())))
                        .toList();
    }

    /// What was spent in each currency, beside its orders; a dash where nothing was.
    List<Label> spent(Profile profile) {
        return profile.purchases().isEmpty()
                ? List.of(figure("–"))
                : profile.purchases().stream()
                        .map(bought -> figure(Money.of(bought.spent(), bought.currency(), times.locale())))
                        .toList();
    }

    /// What the verified mark means for this profile; empty where nothing is verified.
    String signed(Profile.Verified verified) {
        var signed = new ArrayList<String>();
        if (verified.name()) {
            signed.add(texts.get("verified.name"));
        }
        if (verified.email()) {
            signed.add(texts.get("verified.email"));
        }
        if (verified.phone()) {
            signed.add(texts.get("verified.phone"));
        }
        return signed.isEmpty() ? "" : texts.get("verified", String.join(", ", signed));
    }

    private static Label figure(String words) {
        var figure = new Label(words);
        figure.getStyleClass().add("strong");
        figure.setMinWidth(0);
        return figure;
    }

    private @Nullable String lastOrder(@Nullable LastOrder order) {
        return order == null
                ? null
                : texts.get(
                        "last-order.said",
                        order.number(),
                        new HistoryWords(texts).state(order.state()),
                        times.brief(order.placedAt()));
    }

    private @Nullable String language(@Nullable String tag) {
        return tag == null ? null : Locale.forLanguageTag(tag).getDisplayLanguage(times.locale());
    }

    private void add(List<FactRow> shown, Feather icon, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            var row = rows.computeIfAbsent(key(icon, label), _ -> new FactRow(icon, label));
            row.value(value);
            shown.add(row);
        }
    }

    /// A property may have the name of what every customer has.
    private static List<Object> key(Feather icon, String label) {
        return List.of(icon, label);
    }
}
