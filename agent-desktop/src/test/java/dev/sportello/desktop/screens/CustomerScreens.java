package dev.sportello.desktop.screens;

import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.SampleWindow;
import dev.sportello.desktop.connection.ScriptedQueries;
import dev.sportello.desktop.sample.BusyDay;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.model.LastOrder;
import dev.sportello.model.MergeId;
import dev.sportello.model.Order;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Purchases;
import dev.sportello.model.TicketId;
import dev.sportello.wire.MergeBodies.Merge;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// The pictures of a customer with more and longer facts than usual, and of what cannot be loaded.
final class CustomerScreens {
    private static final TicketId MARIA = new TicketId(1042);

    private final Screens screens;
    private final String only;
    private final String scheme;
    private final Look look;

    CustomerScreens(Screens screens, String only, String scheme, Look look) {
        this.screens = screens;
        this.only = only;
        this.scheme = scheme;
        this.look = look;
    }

    void render() throws Exception {
        var italian = look.in(Locale.ITALY);
        picture("long", look, answers -> answers.profile = worldly(), _ -> {});
        picture("long-below", look, answers -> answers.profile = worldly(), CustomerScreens::scroll);
        picture("long-it", italian, answers -> answers.profile = worldly(), _ -> {});
        picture("long-small", small(look), answers -> answers.profile = worldly(), CustomerScreens::open);
        picture("long-small-it", small(italian), answers -> answers.profile = worldly(), CustomerScreens::open);
        picture("write", look, CustomerScreens::silent, CustomerScreens::write);
        picture("write-small-it", small(italian), CustomerScreens::silent, CustomerScreens::write);
        picture("erase", look, _ -> {}, CustomerScreens::askToErase);
        picture("erase-it", italian, _ -> {}, CustomerScreens::askToErase);
        picture("erase-long-small-it", small(italian), answers -> answers.profile = worldly(), view -> {
            open(view);
            askToErase(view);
        });
        picture("failed", look, answers -> answers.profileFails = true, _ -> {});
        picture("failed-small-it", small(italian), answers -> answers.profileFails = true, CustomerScreens::open);
        renderMerges(italian);
        picture("parts-failed", look, CustomerScreens::failParts, _ -> {});
        picture("parts-failed-small-it", small(italian), CustomerScreens::failParts, view -> {
            open(view);
            scroll(view);
        });
    }

    /// A merge is asked about, and one that was done can be undone.
    private void renderMerges(Look italian) throws Exception {
        picture("merge-menu", look, _ -> {}, view -> view.openMenu(".customer .icon-menu"));
        picture("merge", look, answers -> answers.customers = List.of(worldly(null)), CustomerScreens::askToMerge);
        picture("merge-small-it", small(italian), answers -> answers.customers = List.of(worldly(null)), view -> {
            open(view);
            askToMerge(view);
        });
        picture(
                "merge-two",
                look,
                answers -> answers.customers = List.of(worldly("c-99")),
                CustomerScreens::askToMerge);
        picture("merged", look, CustomerScreens::merged, _ -> {});
        picture("merged-small-it", small(italian), CustomerScreens::merged, CustomerScreens::open);
    }

    private static void askToMerge(SampleWindow view) throws Exception {
        Fx.run(() -> ((MenuButton) view.find(".customer .icon-menu"))
                .getItems()
                .getFirst()
                .fire());
        Fx.run(() -> ((TextField) view.find("#customerQuery")).setText("maria"));
        await().atMost(SampleDesk.PATIENCE)
                .until(() -> Fx.get(
                        () -> !((ListView<?>) view.find(".found")).getItems().isEmpty()));
        new Keys(view.keyboard()).press(KeyCode.ENTER);
        await().atMost(SampleDesk.PATIENCE).until(() -> Fx.get(() -> view.find(".merge-side") != null));
    }

    private static void merged(ScriptedQueries answers) {
        answers.merges = List.of(new Merge(
                new MergeId(new UUID(9, 9)),
                Shoppers.profile("Maria Rossi"),
                new ProfileId(new UUID(8, 8)),
                "m.rossi.bologna@example.com",
                "Marco Conti",
                Shop.NOW,
                Shop.NOW.plusSeconds(600)));
    }

    private static void silent(ScriptedQueries answers) {
        answers.customers = List.of(Shoppers.silent());
        answers.profile = Shoppers.silent();
    }

    /// A message to a customer who was found, on its way to be written.
    private static void write(SampleWindow view) throws Exception {
        view.key(Shortcut.FIND_CUSTOMER);
        Fx.run(() -> ((TextField) view.find("#customerQuery")).setText("Nora"));
        await().until(() ->
                Fx.get(() -> ((ListView<?>) view.find(".found")).getItems().size()) == 1);
        new Keys(view.keyboard()).press(KeyCode.ENTER);
        await().until(() -> Fx.get(() -> view.find("#write").isVisible()));
        view.fire("#write");
        Fx.run(() -> ((TextArea) view.find("#firstWords")).setText("Hello Nora, the blue vase is back 🎉"));
    }

    private static void failParts(ScriptedQueries answers) {
        answers.ticketsFail = true;
        answers.eventsFail = true;
    }

    private static void askToErase(SampleWindow view) throws Exception {
        Fx.run(() ->
                ((MenuButton) view.find(".customer #more")).getItems().getLast().fire());
    }

    private static Look small(Look look) {
        return look.sized(900, 600);
    }

    private static void open(SampleWindow view) throws Exception {
        view.key(Shortcut.CUSTOMER);
    }

    private static void scroll(SampleWindow view) throws Exception {
        Fx.run(() -> ((ScrollPane) view.find(".customer-scroll")).setVvalue(1));
    }

    private void picture(String name, Look as, Consumer<ScriptedQueries> answers, Screens.Sight sight)
            throws Exception {
        var full = scheme + "-customer-" + name;
        if (full.startsWith(only)) {
            try (var desk = new SampleDesk(BusyDay.busy())) {
                answers.accept(desk.relay().queries);
                screens.picture(only, full, as, desk, MARIA, sight);
            }
        }
    }

    /// Who buys everywhere, and of whom the shop's systems know much.
    private static Profile worldly() {
        return worldly(Shoppers.profile("Maria Rossi"), "gid://shopify/Customer/7462913340027-0000001");
    }

    /// Another profile of hers.
    private static Profile worldly(@Nullable String customerId) {
        return worldly(new ProfileId(new UUID(8, 8)), customerId);
    }

    private static Profile worldly(ProfileId id, @Nullable String customerId) {
        return new Profile(
                id,
                customerId,
                "Maria Guadalupe Antonietta von Hohenzollern-Sigmaringen y Montefiascone",
                "maria.guadalupe.antonietta.von.hohenzollern@accounting.montefiascone.example.com",
                "+39 051 234 5678",
                "San Benedetto del Tronto, Ascoli Piceno, Marche, Italy",
                ZoneId.of("Europe/Rome"),
                "it",
                Instant.parse("2019-05-02T08:00:00Z"),
                Map.of(
                        "tier",
                        "Gold",
                        "preferred_delivery_instructions_for_couriers",
                        "Please ring twice and leave the parcel with the neighbour on the second floor, who is at home"
                                + " until noon on all days but Thursday",
                        "utm",
                        "https://www.bottega.example/it/collections/primavera-estate?utm_source=newsletter&utm_medium="
                                + "email&utm_campaign=2026-03",
                        "newsletter",
                        "yes"),
                new Profile.Verified(true, true, false),
                List.of(
                        new Purchases("EUR", 128, new BigDecimal("21448.50")),
                        new Purchases("JPY", 3, new BigDecimal("1284000")),
                        new Purchases("USD", 1, new BigDecimal("64.00")),
                        new Purchases("KWD", 2, new BigDecimal("1020.125"))),
                new LastOrder(
                        Shoppers.order("#2117"), "#2117", Shop.NOW.minus(Duration.ofHours(20)), Order.State.FULFILLED));
    }
}
