package dev.sportello.relay.customer;

import dev.sportello.model.LastOrder;
import dev.sportello.model.Profile;
import dev.sportello.model.Profile.Verified;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Purchases;
import dev.sportello.wire.Codec;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// The SQL of `profile`.
final class ProfileTable {

    /// A profile as it stands in the table: without its orders.
    record Row(
            ProfileId id,
            @Nullable String customerId,
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String place,
            @Nullable ZoneId zone,
            @Nullable String language,
            @Nullable Instant customerSince,
            Map<String, String> properties,
            boolean verifiedName,
            boolean verifiedEmail,
            boolean verifiedPhone) {

        Profile profile(List<Purchases> purchases, @Nullable LastOrder last) {
            return new Profile(
                    id,
                    customerId,
                    name,
                    email,
                    phone,
                    place,
                    zone,
                    language,
                    customerSince,
                    properties,
                    new Verified(verifiedName, verifiedEmail, verifiedPhone),
                    purchases,
                    last);
        }
    }

    static Optional<Row> find(Handle handle, ProfileId id) {
        return handle.createQuery("select * from profile where id = :id")
                .bind("id", id)
                .mapTo(Row.class)
                .findOne();
    }

    static Optional<Row> find(Handle handle, String customerId) {
        return handle.createQuery("select * from profile where customer_id = :customerId")
                .bind("customerId", customerId)
                .mapTo(Row.class)
                .findOne();
    }

    static void insert(Handle handle, Codec codec, Profile profile) {
        var zone = profile.zone();
        known(handle.createUpdate("""
                        insert into profile (id, customer_id, name, email, phone, place, zone, language,
                            customer_since, properties, verified_name, verified_email, verified_phone)
                        values (:id, :customerId, :name, :email, :phone, :place, :zone, :language,
                            :customerSince, :properties, :verifiedName, :verifiedEmail, :verifiedPhone)"""), profile)
                .bind("customerId", profile.customerId())
                .bind("place", profile.place())
                .bind("zone", zone == null ? null : zone.getId())
                .bindByType("customerSince", profile.customerSince(), Instant.class)
                .bind("properties", Properties.encoded(codec, profile.properties()))
                .execute();
    }

    static void update(Handle handle, Profile profile) {
        known(handle.createUpdate("""
                        update profile
                        set name = :name, email = :email, phone = :phone, language = :language,
                            verified_name = :verifiedName, verified_email = :verifiedEmail,
                            verified_phone = :verifiedPhone
                        where id = :id"""), profile).execute();
    }

    private static <S extends SqlStatement<S>> S known(S statement, Profile profile) {
        return statement
                .bind("id", profile.id())
                .bind("name", profile.name())
                .bind("email", profile.email())
                .bind("phone", profile.phone())
                .bind("language", profile.language())
                .bind("verifiedName", profile.verified().name())
                .bind("verifiedEmail", profile.verified().email())
                .bind("verifiedPhone", profile.verified().phone());
    }

    private ProfileTable() {}
}
