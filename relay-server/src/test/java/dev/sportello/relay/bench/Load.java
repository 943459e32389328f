package dev.sportello.relay.bench;

/// Who writes how fast to whom.
///
/// @param shoppers how many write
/// @param agents how many desktops receive everything
/// @param perSecond how many messages all shoppers together write in a second; 0: each writes as soon as the relay
///     has acknowledged the one before
/// @param beginsChats whether each message begins a chat, which its shopper then ends
public record Load(int shoppers, int agents, int perSecond, boolean beginsChats) {

    /// Each shopper writes as soon as the relay has acknowledged the message before, all in one chat.
    public static Load closed(int shoppers, int agents) {
        return new Load(shoppers, agents, 0, false);
    }

    public Load at(int perSecond) {
        return new Load(shoppers, agents, perSecond, beginsChats);
    }

    public Load newChats() {
        return new Load(shoppers, agents, perSecond, true);
    }

    @Override
    public String toString() {
        return "%,d shoppers%s%s, %d agents"
                .formatted(
                        shoppers,
                        perSecond == 0 ? "" : " at %,d/s".formatted(perSecond),
                        beginsChats ? ", each message a chat" : "",
                        agents);
    }
}
