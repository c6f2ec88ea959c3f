// What the widget itself says, in three languages. Replies come from the server in the customer's.
const all = {
  en: {
    title: 'Support',
    open: 'Open the chat',
    close: 'Close the chat',
    log: 'Conversation',
    greeting: 'Hello! Tell us what happened, in your own words.',
    hint: 'Our assistant answers first; you can ask for a person at any time.',
    compose: 'Your message',
    placeholder: 'Write a message…',
    send: 'Send',
    attach: 'Attach a file',
    bot: 'Assistant',
    you: 'You',
    online: 'Connected',
    connecting: 'Connecting…',
    offline: 'No connection. Your messages will be sent when it is back.',
    waiting: 'Waiting to be sent',
    sending: 'Sending…',
    sent: 'Sent',
    failed: 'Not sent',
    retry: 'Try again',
    typing: name => `${name} is typing`,
    unread: count => `${count} new`,
    tooLarge: 'This file is too large to send.',
    today: 'Today',
  },
  ru: {
    title: 'Поддержка',
    open: 'Открыть чат',
    close: 'Закрыть чат',
    log: 'Переписка',
    greeting: 'Здравствуйте! Расскажите своими словами, что случилось.',
    hint: 'Сначала ответит помощник; попросить человека можно в любой момент.',
    compose: 'Ваше сообщение',
    placeholder: 'Напишите сообщение…',
    send: 'Отправить',
    attach: 'Прикрепить файл',
    bot: 'Помощник',
    you: 'Вы',
    online: 'На связи',
    connecting: 'Соединяемся…',
    offline: 'Нет связи. Сообщения уйдут, когда она появится.',
    waiting: 'Ждёт отправки',
    sending: 'Отправляется…',
    sent: 'Отправлено',
    failed: 'Не отправлено',
    retry: 'Повторить',
    typing: name => `${name} печатает`,
    unread: count => `Новых: ${count}`,
    tooLarge: 'Этот файл слишком большой.',
    today: 'Сегодня',
  },
  pl: {
    title: 'Pomoc',
    open: 'Otwórz czat',
    close: 'Zamknij czat',
    log: 'Rozmowa',
    greeting: 'Dzień dobry! Proszę opisać własnymi słowami, co się stało.',
    hint: 'Najpierw odpowie asystent; w każdej chwili można poprosić o człowieka.',
    compose: 'Twoja wiadomość',
    placeholder: 'Napisz wiadomość…',
    send: 'Wyślij',
    attach: 'Dołącz plik',
    bot: 'Asystent',
    you: 'Ty',
    online: 'Połączono',
    connecting: 'Łączenie…',
    offline: 'Brak połączenia. Wiadomości zostaną wysłane, gdy wróci.',
    waiting: 'Czeka na wysłanie',
    sending: 'Wysyłanie…',
    sent: 'Wysłano',
    failed: 'Nie wysłano',
    retry: 'Spróbuj ponownie',
    typing: name => `${name} pisze`,
    unread: count => `Nowe: ${count}`,
    tooLarge: 'Ten plik jest za duży.',
    today: 'Dzisiaj',
  },
};

/** The texts of the wanted language, else of the first the browser prefers that we have, else English. `locale` says how to write times. */
export function textsFor(wanted) {
  const tags = [wanted, ...(navigator.languages ?? [])].filter(Boolean);
  const language = tags.map(languageOf).find(language => language in all) ?? 'en';
  const locale = navigator.languages?.find(tag => languageOf(tag) === language) ?? language;
  return { language, locale, ...all[language] };
}

function languageOf(tag) {
  return tag.slice(0, 2).toLowerCase();
}
