package dev.sportello.wire;

/// Every error that the relay names, with the HTTP status (RFC 9110) that carries it, and a sentence that says what to
/// do. What they are called on the wire stands in [Names].
public enum ErrorKind implements ErrorName {
    MALFORMED(400, false, "This is not a frame of the protocol. Check the JSON and its fields."),
    TOO_DEEP(400, false, "The JSON is nested too deeply. Flatten it."),
    TOO_LARGE(413, false, "This is too large. Send less at once."),
    UNKNOWN_KIND(400, false, "This kind of frame is not known. Check its name or upgrade the relay."),
    UNSUPPORTED_VERSION(400, false, "This version of the protocol is not spoken here. Upgrade."),
    OUT_OF_STATE(409, false, "This frame cannot come now. Say hello first, and only once."),
    TEXT_BLANK(422, false, "The message is empty. Write something first."),
    TEXT_TOO_LONG(422, false, "The message is longer than 4,000 characters. Shorten it or send it in parts."),
    TEXT_MALFORMED(422, false, "The message holds characters that are not text. Remove them."),
    ID_TAKEN(409, false, "This id names another command. Make a new one."),
    TICKET_UNKNOWN(404, false, "There is no such ticket. Load the tickets again."),
    TICKET_CLOSED(409, false, "This chat has ended. Send the message as a new chat."),
    EPOCH_OUTDATED(409, false, "The relay's data were replaced since. Look at the ticket, and do it again."),
    UNSEEN_MESSAGE(409, false, "The shopper has written again. Read that before you close the ticket."),
    CHAT_OFF(409, false, "The shop has switched its chat off. Reach it another way."),
    CHANNEL_OFF(409, false, "This channel is not set up. Ask an admin to set it up under Channels."),
    TEXTING_STOPPED(409, false, "The shopper has said STOP. No text may be sent to them until they text START."),
    CUSTOMER_WITHOUT_PHONE(409, false, "No phone number of this customer is known. Write by another channel."),
    CUSTOMER_WITHOUT_EMAIL(409, false, "No email of this customer is known. Write by another channel."),
    MESSAGE_NOT_FAILED(409, false, "This message has not failed. Load the ticket again."),
    PROFILE_UNKNOWN(404, false, "There is no such profile. Load the ticket again."),
    CUSTOMER_WITHOUT_ACCOUNT(
            409, false, "This customer has no account at the shop, and sees no chat. Write by another channel."),
    TWO_CUSTOMERS(409, false, "Both profiles have a customer id: they are two customers. Merge others."),
    SAME_PROFILE(409, false, "These are one profile already. Load it again."),
    UNDO_TOO_LATE(409, false, "This was too long ago to be undone."),
    CONFIRMATION_WRONG(422, false, "What was typed is not the customer's email or name. Type it as it is shown."),
    SIGN_IN_REQUIRED(401, false, "Sign in first."),
    SESSION_EXPIRED(401, false, "The session has ended. Sign in again."),
    CREDENTIALS_WRONG(401, false, "Email or password is wrong. Try again."),
    SETUP_CODE_WRONG(401, false, "The setup code is wrong or was used. The relay prints a new one at each start."),
    PASSWORD_TOO_WEAK(422, false, "The password is too short. Use at least 10 characters."),
    PASSWORD_WRONG(422, false, "The current password is wrong. Type it again."),
    INVITATION_WRONG(401, false, "The invitation is wrong, was used or has expired. Ask an admin for a new one."),
    RESET_CODE_WRONG(
            401,
            false,
            "The code is not this email's, was used or has expired. Check both, or ask an admin for a new code."),
    EMAIL_TAKEN(409, false, "Somebody in the team has this email. Use another, or change that agent."),
    AGENT_UNKNOWN(404, false, "There is no such agent, or the agent works here no more. Choose another."),
    LAST_ADMIN(409, false, "Nobody else is an admin with a password. Make somebody one first, or let them set theirs."),
    SETTINGS_OUTDATED(409, false, "Somebody else has saved this page meanwhile. Look at what changed, and save again."),
    SETTINGS_INVALID(422, false, "The settings cannot be saved like this. Correct the fields that are named."),
    INPUT_INVALID(422, false, "A field is missing or wrong. Check what was sent."),
    TOKEN_MISSING(401, false, "The shop's page gave no identity. Pass a signed token to identify()."),
    TOKEN_MALFORMED(401, false, "The identity is not a signed JWT. Check how the shop makes it."),
    TOKEN_WRAPPED(401, false, "The identity stands in quotes or in JSON. Pass the token alone to identify()."),
    TOKEN_SPACED(401, false, "The identity holds a space or a line break. Pass the token alone, on one line."),
    TOKEN_PREFIXED(401, false, "The identity begins with \"Bearer\". Pass the token alone to identify()."),
    TOKEN_ENCRYPTED(401, false, "The identity is encrypted (JWE). Sign it only, with HS256 or EdDSA."),
    TOKEN_ALGORITHM(401, false, "The identity's algorithm is not the one set for its key. Sign with HS256 or EdDSA."),
    TOKEN_KEY_UNKNOWN(401, false, "The identity's key id is not known. Check the kid in its header."),
    TOKEN_SIGNATURE(401, false, "The identity's signature is wrong. Check the key that the shop signs with."),
    TOKEN_EXPIRED(401, true, "The identity has expired. Ask the shop's server for a new one."),
    TOKEN_NOT_YET_VALID(401, true, "The identity lies in the future. Check the clock of the shop's server."),
    TOKEN_TOO_LONG_LIVED(401, false, "The identity lives longer than ten minutes. Let it expire sooner."),
    TOKEN_AUDIENCE(401, false, "The identity is meant for another account. Check its aud."),
    TOKEN_CLAIM_MISSING(401, false, "The identity lacks a claim. It needs sub, aud, iat, exp and jti."),
    TOKEN_CLAIM_TYPE(401, false, "A claim of the identity is not a text. Write it as a JSON string."),
    TOKEN_CLAIM_INVALID(401, false, "A claim of the identity cannot be kept. Shorten it, or take out what is no text."),
    TOKEN_TIME_TYPE(401, false, "A time of the identity is not a number. Write seconds since 1970, without quotes."),
    TOKEN_TIME_UNIT(401, false, "A time of the identity is in milliseconds. Write seconds since 1970 (ten digits)."),
    TOKEN_REPLAYED(401, true, "The identity was used elsewhere, or before signing out. Make a new one for each page."),
    SIGNATURE_WRONG(401, false, "The webhook's signature is wrong. Set the secret of the shop system in Sportello."),
    ORIGIN_REFUSED(403, false, "This site may not use the relay. Add its origin to the allowed origins."),
    FORBIDDEN(403, false, "Your role does not allow this. Ask an admin."),
    NOT_FOUND(404, false, "There is nothing at this address. Check the path."),
    RATE_LIMITED(429, true, "Too much at once. Wait a moment and try again."),
    TOO_MANY_CONNECTIONS(429, true, "Too many connections. Close some and try again."),
    BUSY(503, true, "The relay has more to do than it can queue. Try again in a moment."),
    STORAGE_FAILED(
            503,
            true,
            "The relay's database is away or its disk is full. Try again; the operator should look at its log."),
    INTERNAL(500, true, "Something went wrong in the relay. Try again; the operator should look at its log.");

    private final int status;
    private final boolean retry;
    private final String sentence;

    ErrorKind(int status, boolean retry, String sentence) {
        this.status = status;
        this.retry = retry;
        this.sentence = sentence;
    }

    @Override
    public int status() {
        return status;
    }

    /// Whether the same again, a little later, can succeed.
    public boolean retry() {
        return retry;
    }

    public String sentence() {
        return sentence;
    }
}
