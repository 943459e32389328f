package dev.sportello.relay.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Webhooks as shop systems send them, of one order of one shopper.
public final class Webhooks {
    public static final String ORDER_ID = "5678901234567";

    /// A shopper whose email the shop has verified.
    public static String customer(String updatedAt, String lastName) {
        return """
                {"id": 7061234567890123, "email": "Maria.Rossi@example.com", "first_name": "Maria",
                 "last_name": "%s", "verified_email": true, "state": "enabled", "tags": "vip, linen",
                 "phone": "+390512345678", "created_at": "2024-05-01T09:00:00+02:00", "updated_at": "%s",
                 "default_address": {"city": "Bologna", "country": "Italy", "country_code": "IT"},
                 "admin_graphql_api_id": "gid://shopify/Customer/7061234567890123", "something_new": {"x": [1]}}""".formatted(lastName, updatedAt);
    }

    /// @param facts further fields, each with a comma in front
    public static String order(String updatedAt, String paid, String facts) {
        return """
                {"id": %s, "admin_graphql_api_id": "gid://shopify/Order/%s", "name": "#2117",
                 "created_at": "2026-03-01T12:00:00+01:00", "updated_at": "%s", "currency": "EUR",
                 "financial_status": "%s", "fulfillment_status": null, "customer_locale": "it-IT",
                 "total_line_items_price": "59.00", "total_discounts": "5.00", "total_tax": "9.74",
                 "total_price": "58.90", "total_shipping_price_set": {"shop_money": {"amount": "4.90"}},
                 "order_status_url": "https://bottega.example/1/orders/abc/authenticate?key=secret",
                 "line_items": [{"title": "Linen shirt", "variant_title": "White / M", "sku": "LS-1", "quantity": 1,
                                 "price": "59.00"}],
                 "customer": %s %s}""".formatted(
                        ORDER_ID, ORDER_ID, updatedAt, paid, customer("2026-03-01T12:00:00+01:00", "Rossi"), facts);
    }

    public static String refund(String id, String amount) {
        return """
                {"id": %s, "order_id": %s, "created_at": "2026-03-04T10:00:00+01:00", "note": "",
                 "transactions": [{"id": 1, "kind": "refund", "status": "success", "amount": "%s"},
                                  {"id": 2, "kind": "refund", "status": "failure", "amount": "900.00"}]}""".formatted(id, ORDER_ID, amount);
    }

    public static String fulfilment(String updatedAt, String number) {
        return """
                {"id": 99, "order_id": %s, "created_at": "2026-03-02T10:00:00+01:00", "updated_at": "%s",
                 "status": "success", "tracking_company": "DHL", "tracking_numbers": ["%s"],
                 "tracking_url": "https://dhl.example/%s"}""".formatted(ORDER_ID, updatedAt, number, number);
    }

    /// An order of WooCommerce's REST API, version 3.
    ///
    /// @param customer 0 for a guest
    public static String wooOrder(String status, String modified, int customer, String refunds) {
        return """
                {"id": 727, "number": "727", "status": "%s", "currency": "USD", "customer_id": %d,
                 "date_created_gmt": "2026-03-22T16:28:02", "date_modified_gmt": "%s", "discount_total": "10.00",
                 "shipping_total": "10.00", "total_tax": "1.35", "total": "29.35",
                 "billing": {"first_name": "John", "last_name": "Doe", "city": "San Francisco", "country": "US",
                             "email": "john.doe@example.com", "phone": "(555) 555-5555"},
                 "line_items": [{"id": 315, "name": "Woo Single #1", "sku": "W1", "quantity": 2, "subtotal": "28.00",
                                 "total": "18.00", "price": 9}], "refunds": [%s],
                 "_links": {"self": [{"href": "https://shop.example/store/wp-json/wc/v3/orders/727"}]}}""".formatted(status, customer, modified, refunds);
    }

    /// The signature of a body, by the scheme that both systems document.
    public static String signature(String body, String secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes(UTF_8)));
    }

    private Webhooks() {}
}
