package dev.sportello.desktop.settings.channels;

import dev.sportello.desktop.settings.page.Rebase;
import dev.sportello.desktop.ui.TypedAddress;
import dev.sportello.desktop.ui.TypedLine;
import dev.sportello.model.UnseenMail;
import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The email about unseen answers while it is edited. FX thread only.
final class UnseenFields {
    private static final Duration USUAL = Duration.ofMinutes(10);

    final BooleanProperty on;
    final StringProperty minutes;
    final StringProperty shop;

    UnseenFields(Fields fields) {
        on = fields.yes();
        minutes = fields.text();
        shop = fields.text();
    }

    /// Null while nothing is filled in.
    ///
    /// @param before as it was before it was edited: what is no whole number of minutes, and was not touched,
    ///     stays
    @Nullable
    UnseenMail read(@Nullable UnseenMail before) {
        if (!on.get() && Fields.allBlank(shop) && TypedLine.of(minutes.get()).equals(text(null))) {
            return null;
        }
        var after = before != null && minutes.get().equals(text(before))
                ? before.after()
                : Duration.ofMinutes(Fields.number(minutes.get()));
        return new UnseenMail(on.get(), after, Fields.address(shop.get()));
    }

    void fill(@Nullable UnseenMail page) {
        on.set(page != null && page.on());
        minutes.set(text(page));
        shop.set(address(page));
    }

    void rebase(@Nullable UnseenMail before, @Nullable UnseenMail next) {
        Rebase.field(on, before != null && before.on(), next != null && next.on());
        Rebase.typed(minutes, text(before), text(next), Fields::number);
        Rebase.typed(shop, address(before), address(next), TypedAddress::optional);
    }

    private static String text(@Nullable UnseenMail page) {
        return Long.toString((page == null ? USUAL : page.after()).toMinutes());
    }

    private static String address(@Nullable UnseenMail page) {
        return page == null ? "" : page.shop().toString();
    }
}
