package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.model.Profile;
import dev.sportello.model.Purchases;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.Node;
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

    /// What was spent in each currency; nothing where nothing was.
    String money(Profile profile) {
        return profile.purchases().isEmpty()
                ? "–"
                : profile.purchases().stream().map(this::money).collect(Collectors.joining(" + "));
    }

    private String money(Purchases bought) {
        var format = NumberFormat.getCurrencyInstance(times.locale());
        try {
            format.setCurrency(Currency.getInstance(bought.currency()));
            return format.format(bought.spent());
        } catch (IllegalArgumentException unknownCurrency) {
            return bought.spent().toPlainString() + " " + bought.currency();
        }
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
