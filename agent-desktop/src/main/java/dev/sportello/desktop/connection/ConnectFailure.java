package dev.sportello.desktop.connection;

import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why a relay was not reached, by who can do something about it.
public enum ConnectFailure {
    UNKNOWN_NAME("No machine of this name is known here. Check the address, and whether the network is there."),
    REFUSED("Nothing listens at this address. Check its port, and whether the relay runs."),
    TIMEOUT("The relay does not answer. Check the address, and whether a firewall is between."),
    PROXY("The network's proxy does not let this through. Ask who runs the network."),
    PROXY_PASSWORD(
            "The network's proxy asks for a password. Ask who runs the network to let Sportello through without."),
    SOCKS("The network is set to a SOCKS proxy. Name an HTTP proxy in https_proxy, or the relay in no_proxy."),
    UNTRUSTED("The relay's certificate is of an authority that this computer does not trust."),
    WRONG_HOST("The relay's certificate is for another name. Use the name that it is for."),
    EXPIRED("The relay's certificate has expired. Whoever runs the relay has to renew it."),
    NOT_YET_VALID("The relay's certificate is not valid yet. Check this computer's clock."),
    NO_TLS("What answers there speaks no HTTPS. Check the port, or whether the address begins with http://."),
    NOT_A_RELAY("What answers at this address is no relay, or is in trouble. Check the address."),
    TOO_LONG("What answers at this address says far more than a relay does. Check the address."),
    BROKEN("The relay cannot be reached. Check its address and the network.");

    private final String sentence;

    ConnectFailure(String sentence) {
        this.sentence = sentence;
    }

    /// What to do, in English.
    String sentence() {
        return sentence;
    }

    /// @param way what was on the way: who was not reached may be the proxy
    static ConnectFailure of(Throwable failure, SystemNetwork.Way way) {
        var causes = causes(failure).toList();
        var certificate = ofCertificate(causes);
        if (certificate != null) {
            return certificate;
        }
        if (any(causes, BoundedText.TooLong.class)) {
            return TOO_LONG;
        }
        if (any(causes, Standstill.StoodStill.class)) {
            return TIMEOUT;
        }
        if (any(causes, SSLException.class)) {
            return NO_TLS;
        }
        var noName = any(causes, UnresolvedAddressException.class) || any(causes, UnknownHostException.class);
        var late = any(causes, HttpTimeoutException.class) || any(causes, SocketTimeoutException.class);
        var unconnected = any(causes, ConnectException.class);
        if (isTunnel(causes)) {
            return says(causes, "407") ? PROXY_PASSWORD : PROXY;
        }
        if (way == SystemNetwork.Way.PROXY && (noName || unconnected)) {
            return PROXY;
        }
        if (way == SystemNetwork.Way.PAST_SOCKS && (noName || unconnected || late)) {
            return SOCKS;
        }
        return ofRelay(causes, noName, late);
    }

    private static ConnectFailure ofRelay(List<Throwable> causes, boolean noName, boolean late) {
        if (noName) {
            return UNKNOWN_NAME;
        }
        if (late) {
            return TIMEOUT;
        }
        if (any(causes, ConnectException.class)) {
            return isRefusal(causes) ? REFUSED : BROKEN;
        }
        return isStrange(causes) ? NOT_A_RELAY : BROKEN;
    }

    /// What a failure says of itself, for who has to find its reason.
    static String detail(Throwable failure) {
        return causes(failure).map(Throwable::toString).distinct().collect(Collectors.joining("\n"));
    }

    private static @Nullable ConnectFailure ofCertificate(List<Throwable> causes) {
        if (any(causes, CertificateExpiredException.class)) {
            return EXPIRED;
        }
        if (any(causes, CertificateNotYetValidException.class)) {
            return NOT_YET_VALID;
        }
        // What is wrong with a chain has classes of its own; the plain one is left for the name.
        var wrongName = causes.stream()
                .anyMatch(cause -> cause.getClass().equals(CertificateException.class) && cause.getCause() == null);
        if (wrongName) {
            return WRONG_HOST;
        }
        return any(causes, CertificateException.class) ? UNTRUSTED : null;
    }

    /// The JDK has no class for it.
    private static boolean isTunnel(List<Throwable> causes) {
        return says(causes, "tunnel");
    }

    private static boolean isRefusal(List<Throwable> causes) {
        // The HTTP client says nothing at all of a port on which nobody listens.
        return says(causes, "refused") || causes.stream().allMatch(cause -> cause.getMessage() == null);
    }

    /// Something else than HTTP was answered, or nothing.
    private static boolean isStrange(List<Throwable> causes) {
        return any(causes, ProtocolException.class) || says(causes, "status line") || says(causes, "header parser");
    }

    private static boolean says(List<Throwable> causes, String word) {
        return causes.stream()
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .anyMatch(message -> message.toLowerCase(Locale.ROOT).contains(word));
    }

    private static boolean any(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }
}
