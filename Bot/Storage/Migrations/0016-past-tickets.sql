-- runs with programs from schema 6
-- Scripts may ask for the customer's other tickets: they are found by the customer.

CREATE INDEX conversations_customer ON conversations (customer_id);
