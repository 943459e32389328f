package dev.sportello.desktop.settings.channels;

import dev.sportello.desktop.settings.page.Rebase;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.Mailbox;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import org.jspecify.annotations.Nullable;

/// The mailbox for incoming email while it is edited. FX thread only.
final class MailboxFields {
    /// RFC 8314; the last is for a server on the relay's own machine.
    private static final Map<MailSecurity, Integer> PORTS =
            Map.of(MailSecurity.TLS, 993, MailSecurity.STARTTLS, 143, MailSecurity.NONE, 143);

    final ServerFields server;
    final BooleanProperty strangers;

    MailboxFields(Fields fields) {
        server = new ServerFields(PORTS, fields);
        strangers = fields.yes();
    }

    /// Null while nothing is filled in.
    @Nullable
    Mailbox read() {
        if (server.isNone() && !strangers.get()) {
            return null;
        }
        var read = server.read();
        return new Mailbox(
                read.on(), read.host(), read.port(), read.security(), read.user(), read.address(), strangers.get());
    }

    void fill(@Nullable Mailbox page) {
        server.fill(values(page));
        strangers.set(page != null && page.strangers());
    }

    void rebase(@Nullable Mailbox before, @Nullable Mailbox next) {
        server.rebase(values(before), values(next));
        Rebase.field(strangers, before != null && before.strangers(), next != null && next.strangers());
    }

    private ServerFields.Values values(@Nullable Mailbox page) {
        return page == null
                ? server.none()
                : new ServerFields.Values(
                        page.on(), page.host(), page.port(), page.security(), page.user(), page.address());
    }
}
