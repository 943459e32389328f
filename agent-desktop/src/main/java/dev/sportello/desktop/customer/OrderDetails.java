package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Money;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Order;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What an order's card tells when it is opened: articles, amounts, parcels, and all that happened to it. FX thread
/// only.
///
/// @param browser opens links
record OrderDetails(HistoryWords words, TimeFormat times, Consumer<URI> browser) {
    Region of(HistoryRow.Ordered row) {
        var details = new VBox();
        details.getStyleClass().add("order-details");
        var order = row.order();
        if (order == null) {
            details.getChildren().add(text(words.texts().get("order.not-here"), "faint"));
        } else {
            order.lines()
                    .forEach(line ->
                            details.getChildren().add(line(line, order.amounts().currency())));
            details.getChildren().addAll(rule(), amounts(order.amounts()));
            order.fulfilments().forEach(parcel -> details.getChildren().addAll(rule(), parcel(parcel)));
        }
        details.getChildren().add(rule());
        for (var event : row.events()) {
            details.getChildren().add(pair(words.step(event.kind()), times.exact(event.at()), "faint"));
        }
        if (order != null && order.page() != null) {
            details.getChildren().addAll(rule(), text(words.texts().get("order.page"), "faint"), link(order.page()));
        }
        return details;
    }

    private Region line(Order.Line line, String currency) {
        var title = text(line.title(), "article");
        var what = new VBox(title);
        var more = ShownText.list(
                Stream.of(line.variant(), line.sku()).filter(Objects::nonNull).filter(part -> !part.isBlank()), " · ");
        if (!more.isEmpty()) {
            what.getChildren().add(text(more, "faint"));
        }
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        var price = line.price();
        var much = new Label(
                price == null
                        ? words.texts().get("line.quantity", line.quantity())
                        : words.texts().get("line.price", line.quantity(), Money.of(price, currency, times.locale())));
        much.getStyleClass().addAll("soft", "tiny");
        much.setMinWidth(Region.USE_PREF_SIZE);
        return new HBox(8, what, much);
    }

    private Region amounts(Order.Amounts amounts) {
        var rows = new VBox(2);
        amount(rows, "amount.subtotal", amounts.subtotal(), amounts);
        var discounts = amounts.discounts();
        amount(rows, "amount.discounts", discounts == null ? null : discounts.negate(), amounts);
        amount(rows, "amount.shipping", amounts.shipping(), amounts);
        amount(rows, "amount.tax", amounts.tax(), amounts);
        rows.getChildren().add(pair(words.texts().get("amount.total"), money(amounts.total(), amounts), "medium"));
        amount(rows, "amount.refunded", amounts.refunded().negate(), amounts);
        return rows;
    }

    /// Free shipping is worth saying; a discount or a refund of nothing is not.
    private void amount(VBox rows, String key, @Nullable BigDecimal amount, Order.Amounts amounts) {
        if (amount != null && (amount.signum() != 0 || key.equals("amount.shipping"))) {
            rows.getChildren().add(pair(words.texts().get(key), money(amount, amounts), "soft"));
        }
    }

    private String money(BigDecimal amount, Order.Amounts amounts) {
        return Money.of(amount, amounts.currency(), times.locale());
    }

    private Region parcel(Order.Fulfilment parcel) {
        var rows = new VBox(2);
        var carrier = parcel.carrier() == null ? words.texts().get("parcel") : parcel.carrier();
        rows.getChildren().add(pair(carrier, times.brief(parcel.at()), "soft"));
        var tracking = parcel.tracking();
        if (tracking != null && !tracking.isBlank()) {
            var number = text(tracking, "tracking");
            number.setAccessibleText(words.texts().get("parcel.tracking", tracking));
            Copying.offer(number, () -> tracking);
            rows.getChildren().add(number);
        }
        if (parcel.link() != null) {
            rows.getChildren().add(link(parcel.link()));
        }
        return rows;
    }

    /// Shown in full, so that one sees where it leads.
    private Hyperlink link(URI address) {
        var link = new Hyperlink(ShownText.of(address.toString()));
        link.getStyleClass().addAll("tiny", "order-link");
        link.setWrapText(true);
        link.setMinWidth(0);
        link.setOnAction(_ -> {
            link.setVisited(false);
            browser.accept(address);
        });
        return link;
    }

    private static Region pair(String name, String value, String style) {
        var left = text(name, style);
        left.setMinWidth(0);
        left.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(left, Priority.ALWAYS);
        var right = text(value, style);
        right.setMinWidth(Region.USE_PREF_SIZE);
        var pair = new HBox(8, left, right);
        pair.setAlignment(Pos.BASELINE_LEFT);
        return pair;
    }

    private static Label text(String words, String style) {
        var label = new Label(ShownText.line(words));
        label.getStyleClass().addAll("tiny", style);
        label.setWrapText(true);
        return label;
    }

    private static Region rule() {
        var rule = new Region();
        rule.getStyleClass().add("separator-line");
        return rule;
    }
}
