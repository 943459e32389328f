package dev.sportello.desktop.settings.page;

import dev.sportello.desktop.ui.Ticker;
import dev.sportello.hours.Opening;
import dev.sportello.model.SettingsPage.Hours;
import dev.sportello.wording.Occasion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// When the previews of the shop's texts are read, by what the pages say, saved or not. FX thread only.
///
/// @param hours null while they cannot be read
public record Occasions(ShopValues shop, ObservableValue<@Nullable Hours> hours, Ticker ticker) {
    private static final String SHOPPER = "Giulia";

    /// Now.
    public ObservableValue<Occasion> now() {
        return first(_ -> true);
    }

    /// Now, or when the shop opens next.
    public ObservableValue<Occasion> open() {
        return first(Opening.Open.class::isInstance);
    }

    /// Now, or when the shop closes next.
    public ObservableValue<Occasion> closed() {
        return first(Opening.Closed.class::isInstance);
    }

    private ObservableValue<Occasion> first(Predicate<Opening> wanted) {
        return Bindings.createObjectBinding(() -> find(wanted), shop.name(), shop.zone(), hours, ticker.now());
    }

    private Occasion find(Predicate<Opening> wanted) {
        var now = ticker.now().get().truncatedTo(ChronoUnit.MINUTES);
        var opening = at(now);
        var until = opening.until();
        if (!wanted.test(opening) && until != null) {
            now = until;
            opening = at(until);
        }
        return new Occasion(
                shop.name().getValue(), SHOPPER, opening, now, shop.zone().getValue());
    }

    private Opening at(Instant instant) {
        var page = hours.getValue();
        return page == null
                ? new Opening.Closed(null)
                : page.hours().at(instant, shop.zone().getValue());
    }
}
