package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.settings.page.PageLink;
import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.desktop.ui.Texts;
import java.net.URI;

/// Where the shop systems send their webhooks. What they are signed with is set on the page of the
/// credentials. FX thread only.
final class WebhookSection {
    private final Section section;

    WebhookSection(URI relay, Texts texts) {
        section = new Section(texts.get("webhooks"), texts.get("webhooks.hint"));
        section.setId("shop-webhooks");
        var shopify = new CodeBlock("Shopify", "", texts);
        shopify.show(relay + "/webhooks/shopify");
        var wooCommerce = new CodeBlock("WooCommerce", "", texts);
        wooCommerce.show(relay + "/webhooks/woocommerce");
        var go = RowParts.button("plain", texts.get("webhooks.secrets"), () -> {});
        go.setId("go-to-secrets");
        go.setOnAction(_ -> go.fireEvent(new PageLink("secrets")));
        var line = RowParts.line(go);
        line.getStyleClass().add("form");
        section.add(shopify, wooCommerce, line);
    }

    Section node() {
        return section;
    }
}
