package dev.sportello.relay.customer;

import dev.sportello.model.LastOrder;
import dev.sportello.model.Profile;
import dev.sportello.model.Profile.Verified;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Purchases;
import dev.sportello.model.StorableText;
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
    ///
    /// @param told as of when which fact was told; see [ToldProfile]
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
            boolean verifiedPhone,
            Map<String, String> told) {

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
        return handle.createQuery("select * from profile where id = :id and not erased")
                .bind("id", id)
                .mapTo(Row.class)
                .findOne();
    }

    /// The profile, locked until the transaction ends.
    ///
    /// @throws IllegalStateException if there is none
    static Row locked(Handle handle, ProfileId id) {
        return handle.createQuery("select * from profile where id = :id for update")
                .bind("id", id)
                .mapTo(Row.class)
                .one();
    }

    /// @param customerId whatever it holds: one that no database keeps is nobody's
    static Optional<Row> find(Handle handle, String customerId) {
        if (!StorableText.isLine(customerId)) {
            return Optional.empty();
        }
        return handle.createQuery("select * from profile where customer_id = :customerId")
                .bind("customerId", customerId)
                .mapTo(Row.class)
                .findOne();
    }

    static void insert(Handle handle, Codec codec, ToldProfile profile) {
        known(handle.createUpdate("""
                        insert into profile (id, customer_id, name, email, phone, place, zone, language,
                            customer_since, properties, verified_name, verified_email, verified_phone, told)
                        values (:id, :customerId, :name, :email, :phone, :place, :zone, :language,
                            :customerSince, :properties, :verifiedName, :verifiedEmail, :verifiedPhone, :told)"""), codec, profile)
                .bind("customerId", profile.profile().customerId())
                .execute();
    }

    static void update(Handle handle, Codec codec, ToldProfile profile) {
        known(handle.createUpdate("""
                        update profile
                        set name = :name, email = :email, phone = :phone, place = :place, zone = :zone,
                            language = :language, customer_since = :customerSince, properties = :properties,
                            verified_name = :verifiedName, verified_email = :verifiedEmail,
                            verified_phone = :verifiedPhone, told = :told
                        where id = :id"""), codec, profile).execute();
    }

    /// Leaves nothing but the row, to which what waits to be deleted still refers.
    ///
    /// @return whether there is such a profile
    static boolean blank(Handle handle, ProfileId id) {
        return handle.createUpdate("""
                        update profile
                        set customer_id = null, name = '', email = null, phone = null, place = null, zone = null,
                            language = null, customer_since = null, properties = '{}', verified_name = false,
                            verified_email = false, verified_phone = false, told = '{}', erased = true
                        where id = :id""").bind("id", id).execute() > 0;
    }

    static void erase(Handle handle, ProfileId id) {
        handle.createUpdate("delete from profile where id = :id").bind("id", id).execute();
    }

    private static <S extends SqlStatement<S>> S known(S statement, Codec codec, ToldProfile told) {
        var profile = told.profile();
        var zone = profile.zone();
        return statement
                .bind("id", profile.id())
                .bind("name", profile.name())
                .bind("email", profile.email())
                .bind("phone", profile.phone())
                .bind("place", profile.place())
                .bind("zone", zone == null ? null : zone.getId())
                .bind("language", profile.language())
                .bindByType("customerSince", profile.customerSince(), Instant.class)
                .bind("properties", Properties.encoded(codec, profile.properties()))
                .bind("verifiedName", profile.verified().name())
                .bind("verifiedEmail", profile.verified().email())
                .bind("verifiedPhone", profile.verified().phone())
                .bind("told", Properties.encoded(codec, told.told()));
    }

    private ProfileTable() {}
}
