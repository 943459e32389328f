package dev.sportello.relay.customer;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rule of profiles over a whole set of identities, written down once more and without any order.
///
/// @param all that was ever told
record IdentityRule(Set<Identity> all) {

    /// Which of them share a profile.
    static Set<Set<Identity>> groups(Set<Identity> all) {
        var rule = new IdentityRule(all);
        return new HashSet<>(all.stream()
                .collect(Collectors.groupingBy(rule::owner, Collectors.toSet()))
                .values());
    }

    private String owner(Identity told) {
        if (told.customerId() != null) {
            return told.customerId();
        }
        return told.email() != null ? ownerOfEmail(told.email()) : ownerOfPhone(Objects.requireNonNull(told.phone()));
    }

    private String ownerOfEmail(String email) {
        var customer = customer(Identity::email, email);
        return customer == null ? email : customer;
    }

    private String ownerOfPhone(String phone) {
        var customer = customer(Identity::phone, phone);
        if (customer != null) {
            return customer;
        }
        var claimed = all.stream().anyMatch(told -> phone.equals(told.phone()) && told.customerId() != null);
        var emails = all.stream()
                .filter(told -> phone.equals(told.phone()) && told.customerId() == null && told.email() != null)
                .map(told -> Objects.requireNonNull(told.email()))
                .collect(Collectors.toSet());
        return !claimed && emails.size() == 1 ? ownerOfEmail(emails.iterator().next()) : phone;
    }

    /// The one who has signed it; where nobody has, the one who has said it.
    private @Nullable String customer(Function<Identity, @Nullable String> fact, String value) {
        var said = all.stream()
                .filter(told -> value.equals(fact.apply(told)) && told.customerId() != null)
                .toList();
        var signed = said.stream().filter(Identity::signed).toList();
        var customers = (signed.isEmpty() ? said : signed)
                .stream().map(told -> Objects.requireNonNull(told.customerId())).collect(Collectors.toSet());
        return customers.size() == 1 ? customers.iterator().next() : null;
    }
}
