package dev.sportello.relay.klaviyo;

import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.ProfilePatch;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.http.ApiRefused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a resource of the type `profile` tells: of whom, and what. Immutable.
///
/// @param id as this relay has given it
/// @param customerId what the API calls the external id
record ProfileBody(
        JsonPart resource,
        @Nullable String id,
        @Nullable String customerId,
        @Nullable String email,
        @Nullable String phone,
        ProfilePatch patch) {

    /// @param resource of that type
    static ProfileBody read(JsonPart resource) throws ApiRefused {
        var attributes = resource.required("attributes");
        var id = resource.at("id").text(36);
        var customerId = attributes.at("external_id").id(200);
        var email = email(attributes.at("email"));
        var phone = phone(attributes.at("phone_number"));
        if (id == null && blank(customerId) && email == null && phone == null) {
            throw attributes.refused("One of id, external_id, email and phone_number is required.");
        }
        return new ProfileBody(
                resource,
                id,
                blank(customerId) ? null : customerId,
                email,
                phone,
                new PatchReader(resource, attributes).patch(email, phone));
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static @Nullable String email(JsonPart part) throws ApiRefused {
        var text = part.text(320);
        var email = text == null || text.isBlank() ? null : Identity.email(text);
        if (email == null && text != null && !text.isBlank()) {
            throw part.refused("This is no email address.");
        }
        return email;
    }

    private static @Nullable String phone(JsonPart part) throws ApiRefused {
        var text = part.text(40);
        var phone = text == null || text.isBlank() ? null : Identity.phone(text);
        if (phone == null && text != null && !text.isBlank()) {
            throw part.refused("This is no phone number with its country's code (E.164).");
        }
        return phone;
    }

    /// Under which names all of it was told. The shopper has signed none of it.
    ///
    /// @throws ApiRefused 404 where there is no profile with the id, 400 where the id is of one and a name of
    ///     another
    Identity identity(Profiles profiles) throws ApiRefused {
        if (id == null) {
            return identity(customerId, email, phone);
        }
        var known = known(profiles, id);
        if (known.customerId() != null) {
            require(customerId, known.customerId(), "external_id");
            return identity(known.customerId(), email, phone);
        }
        if (known.email() != null) {
            require(email, Identity.email(known.email()), "email");
            return identity(customerId, known.email(), phone);
        }
        require(phone, known.phone(), "phone_number");
        return identity(customerId, email, known.phone());
    }

    private Profile known(Profiles profiles, String id) throws ApiRefused {
        try {
            var known = profiles.find(new ProfileId(UUID.fromString(id)));
            if (known != null) {
                return known;
            }
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
        throw unknown();
    }

    private static ApiRefused unknown() {
        return new ApiRefused(404, "not_found", "Not found.", "There is no profile with this id.", "/data/id");
    }

    private void require(@Nullable String given, @Nullable String known, String field) throws ApiRefused {
        if (given != null && !given.equals(known)) {
            throw resource.at("attributes")
                    .at(field)
                    .refused("The profile with this id has another " + field + ", which names it. Leave the id out.");
        }
    }

    private Identity identity(@Nullable String customerId, @Nullable String email, @Nullable String phone)
            throws ApiRefused {
        try {
            return new Identity(customerId, email, phone, false);
        } catch (IllegalArgumentException e) {
            throw resource.at("attributes").refused(String.valueOf(e.getMessage()));
        }
    }
}
