package dev.sportello.desktop.settings.channels;

import dev.sportello.desktop.settings.page.Rebase;
import dev.sportello.desktop.ui.TypedLine;
import dev.sportello.model.MailSecurity;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;

/// What the page edits of a mail server of either kind. FX thread only.
final class ServerFields {
    private final Map<MailSecurity, Integer> ports;
    final BooleanProperty on;
    final StringProperty host;
    final StringProperty port;
    final ObjectProperty<MailSecurity> security;
    final StringProperty user;
    final StringProperty address;

    /// What the fields say, as either kind has it.
    record Values(boolean on, String host, int port, MailSecurity security, String user, String address) {}

    /// @param ports the usual one of each kind of protection
    ServerFields(Map<MailSecurity, Integer> ports, Fields fields) {
        this.ports = ports;
        on = fields.yes();
        host = fields.text();
        port = fields.text();
        security = fields.one(MailSecurity.TLS);
        user = fields.text();
        address = fields.text();
        security.subscribe((before, now) -> follow(before, now));
    }

    /// The usual port follows the protection; another one stays.
    private void follow(MailSecurity before, MailSecurity now) {
        var usual = ports.get(now);
        if (usual != null && isUsual(before)) {
            port.set(usual.toString());
        }
    }

    /// Whether the port is the usual one of a kind of protection, or there is none.
    private boolean isUsual(MailSecurity kind) {
        var typed = TypedLine.of(port.get());
        return typed.isEmpty() || typed.equals(String.valueOf(ports.get(kind)));
    }

    /// Of a shop that has no such server.
    Values none() {
        return new Values(false, "", ports.getOrDefault(MailSecurity.TLS, 0), MailSecurity.TLS, "", "");
    }

    /// Whether nothing is filled in but what is proposed.
    boolean isNone() {
        return !on.get() && Fields.allBlank(host, user, address) && isUsual(security.get());
    }

    Values read() {
        return new Values(
                on.get(),
                TypedLine.of(host.get()),
                Fields.number(port.get()),
                security.get(),
                TypedLine.of(user.get()),
                TypedLine.of(address.get()));
    }

    void fill(Values values) {
        on.set(values.on());
        host.set(values.host());
        security.set(values.security());
        port.set(Integer.toString(values.port()));
        user.set(values.user());
        address.set(values.address());
    }

    void rebase(Values before, Values next) {
        Rebase.field(on, before.on(), next.on());
        Rebase.typed(host, before.host(), next.host(), TypedLine::of);
        var typed = port.get();
        Rebase.field(security, before.security(), next.security());
        // The port that the protection has brought along is nobody's choice.
        port.set(typed);
        Rebase.typed(port, Integer.toString(before.port()), Integer.toString(next.port()), Fields::number);
        Rebase.typed(user, before.user(), next.user(), TypedLine::of);
        Rebase.typed(address, before.address(), next.address(), TypedLine::of);
    }
}
