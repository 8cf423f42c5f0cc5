/** Where an activity's own calendar file is: discreet, or with name and place. */
export const icsPath = (event: string, details: boolean): string => `/api/events/${event}/calendar?details=${details}`;
