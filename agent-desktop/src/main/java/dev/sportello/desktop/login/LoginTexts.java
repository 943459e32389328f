package dev.sportello.desktop.login;

import dev.sportello.desktop.connection.ConnectFailure;
import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.Names;
import org.jspecify.annotations.Nullable;

/// Why nobody was signed in, in words. Immutable.
final class LoginTexts {
    private final Texts texts;

    LoginTexts(Texts texts) {
        this.texts = texts;
    }

    /// Where the agent has to correct something; null where nothing that was typed is known to be wrong.
    static @Nullable LoginField wrong(Throwable failure) {
        return switch (failure) {
            case RequestFailed.Refused refused ->
                switch (refused.refusal().error()) {
                    case ErrorKind.SETUP_CODE_WRONG, ErrorKind.INVITATION_WRONG, ErrorKind.RESET_CODE_WRONG ->
                        LoginField.CODE;
                    case ErrorKind.EMAIL_TAKEN -> LoginField.EMAIL;
                    case ErrorKind.NOT_FOUND, ErrorKind.UNSUPPORTED_VERSION -> LoginField.RELAY;
                    case ErrorKind.CREDENTIALS_WRONG, ErrorKind.PASSWORD_TOO_WEAK -> LoginField.PASSWORD;
                    case ErrorName _ -> null;
                };
            case RequestFailed.Offline _ -> LoginField.RELAY;
            default -> null;
        };
    }

    /// What was seen, for whoever is asked for help; null where the sentence says all of it.
    static @Nullable String detail(RequestFailed failure) {
        return switch (failure) {
            case RequestFailed.Offline offline -> offline.detail();
            case RequestFailed.Refused refused ->
                switch (refused.refusal().error()) {
                    case ErrorKind.CREDENTIALS_WRONG,
                            ErrorKind.SETUP_CODE_WRONG,
                            ErrorKind.INVITATION_WRONG,
                            ErrorKind.RESET_CODE_WRONG,
                            ErrorKind.PASSWORD_TOO_WEAK,
                            ErrorKind.EMAIL_TAKEN,
                            ErrorKind.RATE_LIMITED -> null;
                    case ErrorName error ->
                        Names.of(error) + ": " + refused.refusal().sentence();
                };
        };
    }

    String of(Throwable failure) {
        return switch (failure) {
            case RequestFailed.Refused refused ->
                switch (refused.refusal().error()) {
                    case ErrorKind.CREDENTIALS_WRONG -> texts.get("error.credentials");
                    case ErrorKind.SETUP_CODE_WRONG -> texts.get("error.setup-code");
                    case ErrorKind.INVITATION_WRONG -> texts.get("error.invitation");
                    case ErrorKind.RESET_CODE_WRONG -> texts.get("error.reset-code");
                    case ErrorKind.PASSWORD_TOO_WEAK -> texts.get("error.weak");
                    case ErrorKind.RATE_LIMITED -> texts.get("error.rate");
                    // Every relay of this version has what was asked for.
                    case ErrorKind.NOT_FOUND, ErrorKind.UNSUPPORTED_VERSION -> texts.get("error.old-relay");
                    case ErrorName _ -> refused.refusal().sentence();
                };
            case RequestFailed.Offline offline -> of(offline.trouble());
            default -> texts.get("error.unknown");
        };
    }

    private String of(ConnectFailure trouble) {
        return switch (trouble) {
            case UNKNOWN_NAME -> texts.get("error.unknown-name");
            case REFUSED -> texts.get("error.refused");
            case TIMEOUT -> texts.get("error.timeout");
            case PROXY -> texts.get("error.proxy");
            case PROXY_PASSWORD -> texts.get("error.proxy-password");
            case SOCKS -> texts.get("error.socks");
            case UNTRUSTED -> texts.get("error.untrusted");
            case WRONG_HOST -> texts.get("error.wrong-host");
            case EXPIRED -> texts.get("error.expired");
            case NOT_YET_VALID -> texts.get("error.not-yet-valid");
            case NO_TLS -> texts.get("error.no-tls");
            case NOT_A_RELAY -> texts.get("error.no-relay");
            case TOO_LONG -> texts.get("error.too-long");
            case BROKEN -> texts.get("error.offline");
        };
    }
}
