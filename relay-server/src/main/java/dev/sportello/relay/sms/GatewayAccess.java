package dev.sportello.relay.sms;

import dev.sportello.model.SmsGateway;
import dev.sportello.relay.secret.SecretName;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.SecretValue;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.settings.Settings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The gateway as admins have set it up, and the token for it.
///
/// @param address of the relay as the gateway reaches it, without a slash at its end; null: not set
record GatewayAccess(
        SmsGateway gateway, SecretValue token, @Nullable String address) {

    /// @return null where none is set up, or its token is missing
    /// @throws SecretUnreadable if the key of the secrets is missing or wrong
    static @Nullable GatewayAccess find(Settings settings, Secrets secrets) throws SecretUnreadable {
        var page = settings.account().channels();
        var token = page.sms() == null ? null : secrets.find(SecretName.SMS_AUTH_TOKEN);
        return page.sms() == null || token == null
                ? null
                : new GatewayAccess(page.sms(), token, trimmed(page.address()));
    }

    private static @Nullable String trimmed(@Nullable URI address) {
        return address == null ? null : address.toString().replaceFirst("/+$", "");
    }

    /// The address of the texts of the account.
    URI messages() {
        var api = trimmed(gateway.api());
        return URI.create(api + "/2010-04-01/Accounts/" + gateway.account() + "/Messages.json");
    }

    /// Where the gateway reports on one text.
    ///
    /// @return null where the relay's address is not set
    @Nullable
    String callback(Object message) {
        return address == null ? null : address + SmsHandlers.STATUS + "?message=" + message;
    }
}
