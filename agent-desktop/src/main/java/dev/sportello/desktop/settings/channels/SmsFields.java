package dev.sportello.desktop.settings.channels;

import dev.sportello.desktop.settings.page.Rebase;
import dev.sportello.desktop.ui.TypedLine;
import dev.sportello.model.SmsGateway;
import java.net.URI;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The SMS gateway while it is edited. FX thread only.
final class SmsFields {
    private static final SmsGateway NONE = new SmsGateway(false, URI.create("https://api.twilio.com"), "", "", false);

    final BooleanProperty on;
    final StringProperty api;
    final StringProperty account;
    final StringProperty number;
    final BooleanProperty automatic;

    SmsFields(Fields fields) {
        on = fields.yes();
        api = fields.text();
        account = fields.text();
        number = fields.text();
        automatic = fields.yes();
    }

    /// Null while nothing is filled in.
    @Nullable
    SmsGateway read() {
        if (!on.get() && !automatic.get() && Fields.allBlank(account, number) && isStandard()) {
            return null;
        }
        return new SmsGateway(
                on.get(),
                Fields.address(api.get()),
                TypedLine.of(account.get()),
                Fields.phone(number.get()),
                automatic.get());
    }

    private boolean isStandard() {
        return Fields.allBlank(api) || Fields.address(api.get()).equals(NONE.api());
    }

    void fill(@Nullable SmsGateway page) {
        var shown = page == null ? NONE : page;
        on.set(shown.on());
        api.set(shown.api().toString());
        account.set(shown.account());
        number.set(shown.number());
        automatic.set(shown.automaticReplies());
    }

    void rebase(@Nullable SmsGateway was, @Nullable SmsGateway is) {
        var before = was == null ? NONE : was;
        var next = is == null ? NONE : is;
        Rebase.field(on, before.on(), next.on());
        Rebase.typed(api, before.api().toString(), next.api().toString(), Fields::address);
        Rebase.typed(account, before.account(), next.account(), TypedLine::of);
        Rebase.typed(number, before.number(), next.number(), Fields::phone);
        Rebase.field(automatic, before.automaticReplies(), next.automaticReplies());
    }
}
