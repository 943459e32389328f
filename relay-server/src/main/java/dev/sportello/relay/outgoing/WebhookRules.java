package dev.sportello.relay.outgoing;

import dev.sportello.relay.network.Networks;
import dev.sportello.model.StorableText;
import dev.sportello.model.WebLink;
import dev.sportello.model.Webhook;
import dev.sportello.model.WebhookId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.WebhookBodies.SaveWebhook;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;

/// What an admin may ask for. Where the name of a host leads is looked at when something is sent, each time.
record WebhookRules(Networks networks) {
    private static final int LONGEST_DESCRIPTION = 100;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /// From here on programs listen that need no rights, as receivers do; below stand the services of machines.
    private static final int FIRST_FREE = 1_024;

    /// @throws RefusedFrame `input-invalid`
    Webhook check(WebhookId id, SaveWebhook asked, Instant madeAt) throws RefusedFrame {
        var description = asked.description().strip();
        if (description.length() > LONGEST_DESCRIPTION || !description.isEmpty() && !StorableText.isLine(description)) {
            throw refusal("A description is at most " + LONGEST_DESCRIPTION + " characters, on one line.");
        }
        if (asked.topics().isEmpty()) {
            throw refusal("Choose at least one topic.");
        }
        return new Webhook(id, url(asked.url()), description, asked.topics(), asked.enabled(), madeAt);
    }

    private URI url(URI url) throws RefusedFrame {
        if (WebLink.only(url) == null || url.getRawFragment() != null) {
            throw refusal("The address is an https link with a host, without user, password and fragment, of at most"
                    + " 2000 characters.");
        }
        if (url.getScheme().toLowerCase(Locale.ROOT).equals("http") && !networks.allowsPrivate()) {
            throw refusal("The address begins with https. Http is only for addresses of your own network, which the"
                    + " operator allows with --allow-webhooks-to.");
        }
        var port = url.getPort();
        if (port >= 0 && port < FIRST_FREE && port != HTTPS && port != HTTP) {
            throw refusal("The port is 443, 80 or one from 1024 on.");
        }
        requirePublic(url.getHost());
        return url;
    }

    /// An address that stands there as such is known to be wrong at once.
    private void requirePublic(String host) throws RefusedFrame {
        try {
            if (!networks.allows(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")))) {
                throw refusal("Webhooks go to addresses of the internet. The operator allows others with"
                        + " --allow-webhooks-to.");
            }
        } catch (IllegalArgumentException e) {
            // A name.
        }
    }

    static RefusedFrame refusal(String sentence) {
        return new RefusedFrame(ErrorKind.INPUT_INVALID, sentence, null);
    }
}
