package dev.sportello.relay.secret;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The secrets that there can be. A name stands in paths and in the database: it is never changed.
public enum SecretName {
    SMTP_PASSWORD("smtp-password"),
    IMAP_PASSWORD("imap-password"),
    SMS_AUTH_TOKEN("sms-auth-token"),
    SHOPIFY_WEBHOOKS("shopify-webhooks"),
    WOOCOMMERCE_WEBHOOKS("woocommerce-webhooks");

    private final String text;

    SecretName(String text) {
        this.text = text;
    }

    /// As it stands in a path.
    public String text() {
        return text;
    }

    /// @return null where there is no such secret
    public static @Nullable SecretName find(String text) {
        return Arrays.stream(values())
                .filter(name -> name.text.equals(text))
                .findFirst()
                .orElse(null);
    }
}
