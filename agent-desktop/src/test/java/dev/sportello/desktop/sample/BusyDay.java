package dev.sportello.desktop.sample;

import dev.sportello.model.Change;
import dev.sportello.model.Party;
import java.time.Duration;
import java.util.List;

/// The usual day of the sample shop.
public final class BusyDay {

    /// Tickets in all states; Maria, Luca and Elena have written what Anna has not read.
    public static Shop busy() {
        var shop = new Shop();
        var maria = shop.open(1042, "Maria Rossi", Duration.ofHours(26));
        shop.shopper(maria, Duration.ofHours(26), "Hi! Do you ship the linen shirt to Austria? 🇦🇹");
        shop.automatic(
                maria,
                Duration.ofHours(26),
                "Thanks for writing. We usually answer within a few minutes during opening hours.");
        shop.enter(maria, Duration.ofHours(25), new Change.Assigned(Staff.ANNA.party(), Staff.ANNA.id()));
        shop.agent(maria, Duration.ofHours(25), Staff.ANNA, "Good morning Maria! Yes, we do 😊");
        shop.agent(
                maria,
                Duration.ofMinutes(1499),
                Staff.ANNA,
                "It takes three to four working days, and shipping is free from €60. "
                        + "All the details: https://bottega.example/shipping/austria");
        shop.shopper(maria, Duration.ofMinutes(64), "Great, I ordered two yesterday. Where is my parcel?");
        shop.shopper(maria, Duration.ofMinutes(63), "Order #2117");
        shop.agent(maria, Duration.ofMinutes(52), Staff.ANNA, "Let me look 👀");
        shop.agent(
                maria,
                Duration.ofMinutes(50),
                Staff.ANNA,
                "It left us this morning 📦 You will get the tracking number by email within the hour.");
        shop.enter(maria, Duration.ofMinutes(45), new Change.SeenByShopper(shop.head()));
        shop.shopper(maria, Duration.ofMinutes(2), "Wonderful, thank you so much!! 👩🏽‍🦰❤️");
        shop.shopper(maria, Duration.ofMinutes(1), "🙏🏻");

        var luca = shop.open(1051, "Luca Ferrari", Duration.ofMinutes(9));
        shop.shopper(luca, Duration.ofMinutes(9), "The discount code SPRING doesn’t work at checkout 😕 can you help?");
        var elena = shop.open(1050, "Elena Conti", Duration.ofMinutes(4));
        shop.shopper(elena, Duration.ofMinutes(4), "Is the blue one coming back in size M?");
        var sofia = shop.open(1049, "Sofia Marchetti-Lindqvist von Hohenberg", Duration.ofMinutes(31));
        shop.shopper(sofia, Duration.ofMinutes(31), "Hello?");
        shop.shopper(
                sofia,
                Duration.ofMinutes(30),
                "I would like to return one of the three items of my last order, but the form only lets me return all "
                        + "of them, and I have already thrown away the box. What should I do now?");
        shop.enter(sofia, Duration.ofMinutes(29), new Change.Assigned(Staff.MARCO.party(), Staff.MARCO.id()));
        var paul = shop.open(1036, "Paul Becker", Duration.ofHours(3));
        shop.shopper(paul, Duration.ofHours(3), "Do you have a shop in Berlin?");
        shop.enter(paul, Duration.ofMinutes(100), new Change.Assigned(Staff.ANNA.party(), Staff.ANNA.id()));
        shop.agent(paul, Duration.ofMinutes(100), Staff.ANNA, "Not yet, but we ship there for free 🚚");
        var giulia = shop.open(1029, "Giulia Romano", Duration.ofHours(30));
        shop.shopper(giulia, Duration.ofHours(29), "Thank you, that solved it 🎉🎉");
        shop.enter(giulia, Duration.ofHours(28), new Change.Assigned(Staff.CHIARA.party(), Staff.CHIARA.id()));
        shop.agent(giulia, Duration.ofHours(28), Staff.CHIARA, "You are welcome!");
        var ahmed = shop.open(1015, "Ahmed Haddad", Duration.ofDays(3));
        shop.shopper(ahmed, Duration.ofDays(3), "مرحبا، هل لديكم توصيل إلى تونس؟");
        shop.enter(ahmed, Duration.ofDays(3), new Change.Assigned(Staff.MARCO.party(), Staff.MARCO.id()));
        shop.agent(ahmed, Duration.ofDays(3), Staff.MARCO, "Yes we do, from next week on.");
        var nikos = shop.open(1008, "Νίκος Παππάς", Duration.ofDays(12));
        shop.shopper(nikos, Duration.ofDays(12), "Καλημέρα! Do you ship to Athens?");
        shop.enter(nikos, Duration.ofDays(12), new Change.Assigned(Staff.ANNA.party(), Staff.ANNA.id()));
        shop.agent(nikos, Duration.ofDays(11), Staff.ANNA, "👍🏽");
        var ended = shop.open(1003, "Chloé Dubois", Duration.ofHours(5));
        shop.shopper(ended, Duration.ofHours(5), "Can I change the address of order #2098?");
        shop.enter(ended, Duration.ofHours(5), new Change.Assigned(Staff.ANNA.party(), Staff.ANNA.id()));
        shop.agent(ended, Duration.ofMinutes(290), Staff.ANNA, "Done! It goes to your office now.");
        shop.enter(ended, Duration.ofMinutes(280), new Change.SeenByShopper(shop.head()));
        shop.shopper(ended, Duration.ofMinutes(275), "Perfect, bye");
        shop.read(ended);
        shop.enter(ended, Duration.ofMinutes(274), new Change.TicketClosed(new Party.Shopper()));
        List.of(sofia, paul, giulia, ahmed, nikos).forEach(shop::read);
        return shop;
    }

    /// With a shopper besides who writes from the right.
    public static Shop fromTheRight() {
        var shop = busy();
        var leila = shop.open(1060, "ليلى حداد", Duration.ofMinutes(9));
        shop.shopper(leila, Duration.ofMinutes(9), "مرحبا");
        shop.shopper(
                leila,
                Duration.ofMinutes(8),
                "هل تشحنون القميص الكتاني إلى النمسا؟ طلبت اثنين أمس، رقم الطلب 2117، ولم يصلني رقم التتبع حتى الآن. شكرا 🙏");
        shop.agent(
                leila,
                Duration.ofMinutes(6),
                Staff.ANNA,
                "مرحبا ليلى! نعم، الشحن مجاني من 60 € — see https://bottega.example");
        shop.shopper(leila, Duration.ofMinutes(2), "שלום, thank you! ممتاز");
        return shop;
    }

    private BusyDay() {}
}
