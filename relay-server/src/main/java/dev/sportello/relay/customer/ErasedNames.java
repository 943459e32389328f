package dev.sportello.relay.customer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;

/// Remembers for a while what belonged to customers who were erased, as hashes: so that a report that comes
/// late does not bring them back. The SQL of `erased_name`; works in the caller's transaction.
final class ErasedNames {
    /// Longer than shop systems repeat their webhooks, and than most of the shop's own jobs tell all once more.
    private static final Duration KEPT = Duration.ofDays(90);

    /// Who has an old request may send it again at any time.
    private static final Duration REQUESTS_KEPT = Duration.ofDays(3_650);

    private static final int SALT = 32;

    /// A name that was erased: a customer id, an email, a phone number.
    static void add(Handle handle, IdentityTable.Kind kind, String name, Instant now) {
        add(handle, text(kind, name), now);
    }

    /// An order that was erased.
    static void addOrder(Handle handle, String source, String shopId, Instant now) {
        add(handle, order(source, shopId), now);
    }

    /// A request to erase somebody that was carried out.
    static void addRequest(Handle handle, String request, Instant now) {
        add(handle, request(request), now, REQUESTS_KEPT);
    }

    private static void add(Handle handle, String text, Instant now) {
        add(handle, text, now, KEPT);
    }

    private static void add(Handle handle, String text, Instant now, Duration kept) {
        var hash = hash(salt(handle), text);
        handle.createUpdate("delete from erased_name where hash = :hash")
                .bind("hash", hash)
                .execute();
        handle.createUpdate("insert into erased_name (hash, erased_at, until) values (:hash, :now, :until)")
                .bind("hash", hash)
                .bind("now", now)
                .bind("until", now.plus(kept))
                .execute();
    }

    /// When the customer was erased whom one of these names named; empty where nobody was, or long ago. Who is known by
    /// the strongest of them is somebody else, although they may have an email in common.
    ///
    /// @param known whether the strongest was known before
    static Optional<Instant> erasedAt(Handle handle, Identity who, boolean known) {
        if (isEmpty(handle)) {
            return Optional.empty();
        }
        var texts = texts(who);
        return (known ? texts.subList(0, 1) : texts)
                .stream().flatMap(text -> erasedAt(handle, text).stream()).max(Comparator.naturalOrder());
    }

    /// Whether a request to erase somebody was carried out.
    static boolean isDone(Handle handle, String request) {
        return !isEmpty(handle) && erasedAt(handle, request(request)).isPresent();
    }

    static boolean isErasedOrder(Handle handle, String source, String shopId) {
        return !isEmpty(handle) && erasedAt(handle, order(source, shopId)).isPresent();
    }

    private static Optional<Instant> erasedAt(Handle handle, String text) {
        return handle.createQuery("select erased_at from erased_name where hash = :hash")
                .bind("hash", hash(salt(handle), text))
                .mapTo(Instant.class)
                .findOne();
    }

    /// The customer is back, by an act of their own, and is new.
    static void forget(Handle handle, Identity who) {
        if (!isEmpty(handle)) {
            var salt = salt(handle);
            for (var text : texts(who)) {
                handle.createUpdate("delete from erased_name where hash = :hash")
                        .bind("hash", hash(salt, text))
                        .execute();
            }
        }
    }

    static void forgetEnded(Handle handle, Instant now) {
        handle.createUpdate("delete from erased_name where until <= :now")
                .bind("now", now)
                .execute();
    }

    /// Whether nothing is remembered.
    static boolean isEmpty(Handle handle) {
        return handle.createQuery("select 1 from erased_name limit 1")
                .mapTo(Integer.class)
                .findOne()
                .isEmpty();
    }

    private static String salt(Handle handle) {
        return storedSalt(handle).orElseGet(() -> {
            var random = new byte[SALT];
            new SecureRandom().nextBytes(random);
            handle.createUpdate("insert into erased_name_salt (one, salt) values (1, :salt)")
                    .bind("salt", HexFormat.of().formatHex(random))
                    .execute();
            return storedSalt(handle).orElseThrow();
        });
    }

    private static Optional<String> storedSalt(Handle handle) {
        return handle.createQuery("select salt from erased_name_salt")
                .mapTo(String.class)
                .findOne();
    }

    /// The strongest first.
    private static List<String> texts(Identity who) {
        var texts = new ArrayList<String>();
        if (who.customerId() != null) {
            texts.add(text(IdentityTable.Kind.CUSTOMER, who.customerId()));
        }
        if (who.email() != null) {
            texts.add(text(IdentityTable.Kind.EMAIL, who.email()));
        }
        if (who.phone() != null) {
            texts.add(text(IdentityTable.Kind.PHONE, who.phone()));
        }
        return texts;
    }

    private static String text(IdentityTable.Kind kind, String name) {
        return kind + "\n" + name;
    }

    private static String order(String source, String shopId) {
        return "ORDER\n" + source + "\n" + shopId;
    }

    private static String request(String text) {
        return "REQUEST\n" + text;
    }

    private static String hash(String salt, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(salt), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ErasedNames() {}
}
