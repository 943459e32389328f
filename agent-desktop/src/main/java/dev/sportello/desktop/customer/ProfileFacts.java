package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.model.LastOrder;
import dev.sportello.model.Profile;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What is known of a customer, fact by fact. FX thread only.
final class ProfileFacts {
    private final Texts texts;
    private final TimeWords times;
    private @Nullable FactRow localTime;
    private @Nullable ZoneId zone;

    ProfileFacts(Texts texts, TimeWords times) {
        this.texts = texts;
        this.times = times;
    }

    /// A row for each fact; what is not known has none.
    List<Node> rows(Profile profile) {
        var rows = new ArrayList<Node>();
        if (profile.email() != null && !profile.email().isBlank()) {
            rows.add(FactRow.email(Feather.MAIL, texts.get("email"), profile.email()));
        }
        add(rows, Feather.PHONE, texts.get("phone"), profile.phone());
        add(rows, Feather.MAP_PIN, texts.get("place"), profile.place());
        zone = profile.zone();
        localTime = null;
        if (zone != null) {
            localTime = new FactRow(Feather.CLOCK, texts.get("local-time"), times.timeNowIn(zone));
            rows.add(localTime);
        }
        add(rows, Feather.GLOBE, texts.get("language"), language(profile.language()));
        var since = profile.customerSince();
        add(rows, Feather.CALENDAR, texts.get("since"), since == null ? null : times.date(times.date(since)));
        add(rows, Feather.SHOPPING_BAG, texts.get("last-order"), lastOrder(profile.lastOrder()));
        add(rows, Feather.HASH, texts.get("customer-id"), profile.customerId());
        profile.properties().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(property -> add(rows, Feather.TAG, property.getKey(), property.getValue()));
        return rows;
    }

    /// The clock has moved.
    void tick() {
        if (localTime != null && zone != null) {
            localTime.value(times.timeNowIn(zone));
        }
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

    private static void add(List<Node> rows, Feather icon, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            rows.add(new FactRow(icon, label, value));
        }
    }
}
