package dev.sportello.desktop.settings.channels;

import dev.sportello.desktop.settings.page.Rebase;
import dev.sportello.desktop.ui.TypedLine;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.SmtpServer;
import java.util.Map;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The server for outgoing email while it is edited. FX thread only.
final class SmtpFields {
    /// RFC 8314; the last is for a server on the relay's own machine.
    private static final Map<MailSecurity, Integer> PORTS =
            Map.of(MailSecurity.TLS, 465, MailSecurity.STARTTLS, 587, MailSecurity.NONE, 25);

    final ServerFields server;
    final StringProperty fromName;

    SmtpFields(Fields fields) {
        server = new ServerFields(PORTS, fields);
        fromName = fields.text();
    }

    /// Null while nothing is filled in.
    @Nullable
    SmtpServer read() {
        if (server.isNone() && Fields.allBlank(fromName)) {
            return null;
        }
        var read = server.read();
        return new SmtpServer(
                read.on(),
                read.host(),
                read.port(),
                read.security(),
                read.user(),
                read.address(),
                TypedLine.of(fromName.get()));
    }

    void fill(@Nullable SmtpServer page) {
        server.fill(values(page));
        fromName.set(page == null ? "" : page.fromName());
    }

    void rebase(@Nullable SmtpServer before, @Nullable SmtpServer next) {
        server.rebase(values(before), values(next));
        Rebase.typed(
                fromName, before == null ? "" : before.fromName(), next == null ? "" : next.fromName(), TypedLine::of);
    }

    private ServerFields.Values values(@Nullable SmtpServer page) {
        return page == null
                ? server.none()
                : new ServerFields.Values(
                        page.on(), page.host(), page.port(), page.security(), page.user(), page.from());
    }
}
