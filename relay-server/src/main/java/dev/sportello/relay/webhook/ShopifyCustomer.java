package dev.sportello.relay.webhook;

import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.OrderReport;
import dev.sportello.relay.customer.ProfileReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shopper in Shopify's webhooks.
final class ShopifyCustomer {

    static ShopReport report(Payload customer, Instant now) {
        return new ShopReport(null, profile(customer, Shopify.changed(customer, now)), names(customer));
    }

    static ShopReport ofOrder(Payload order, OrderReport report, Instant now) {
        var customer = order.object("customer");
        if (customer.text("id") != null) {
            var profile = profile(customer, Shopify.changed(customer, Shopify.changed(order, now)))
                    .language(order.text("customer_locale"));
            return new ShopReport(report, profile, names(customer));
        }
        var address = order.object("billing_address");
        var email = People.first(order.text("email"), order.text("contact_email"));
        var phone = People.first(order.text("phone"), phone(address));
        if (Identity.names(null, email, phone)) {
            var profile = new ProfileReport(Shopify.changed(order, now))
                    .name(People.fullName(address))
                    .email(email)
                    .phone(phone)
                    .place(place(address))
                    .language(order.text("customer_locale"));
            return new ShopReport(report, profile, List.of(new Identity(null, email, phone, false)));
        }
        return new ShopReport(report, null, List.of());
    }

    private static ProfileReport profile(Payload customer, Instant asOf) {
        var address = customer.object("default_address");
        var profile = new ProfileReport(asOf)
                .name(People.fullName(customer))
                .email(customer.text("email"))
                .phone(People.first(customer.text("phone"), phone(address)))
                .place(place(address))
                .language(customer.text("locale"))
                .customerSince(customer.time("created_at"));
        if (customer.text("tags") != null) {
            profile.property("Tags", customer.required("tags"));
        }
        return profile;
    }

    /// Shopify says whether an email is verified, and nothing of the phone.
    private static List<Identity> names(Payload customer) {
        var id = customer.required("id");
        var names = new ArrayList<Identity>();
        names.add(new Identity(id, customer.text("email"), null, customer.flag("verified_email")));
        if (customer.text("phone") != null) {
            names.add(new Identity(id, null, customer.text("phone"), false));
        }
        return names;
    }

    private static @Nullable String phone(Payload address) {
        return Identity.international(address.text("phone"), address.text("country_code"));
    }

    private static @Nullable String place(Payload address) {
        return People.joined(", ", address.text("city"), address.text("country"));
    }

    private ShopifyCustomer() {}
}
